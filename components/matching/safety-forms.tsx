"use client"
import { Button, Group, NativeSelect, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { documentNeedAction, endNeedAction, reviewNeedAction } from "@/lib/features/matching/desk-actions"
import { NEED_EXCLUDES } from "@/lib/features/matching/safety-schema"

const WITHOUT = { dogs: "Dogs", cats: "Other cats", young_children: "Young children" } as const

/** Writes down that this cat needs a home without a kind of companion, with what was seen. */
export function SafetyNeedForm({ catId, today }: { catId: string; today: string }) {
  const router = useRouter()
  const [needId, setNeedId] = useState(() => newId())
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    const excludes = NEED_EXCLUDES.find((one) => one === typed.get("excludes")) ?? "dogs"
    const saved = await send(
      documentNeedAction({
        needId,
        catId,
        excludes,
        evidence: String(typed.get("evidence")),
        documentedOn: String(typed.get("documentedOn")),
      }),
    )
    if (!saved) return
    form.reset()
    setNeedId(newId())
    router.refresh()
  }

  return (
    <details>
      <summary>Document a safety need</summary>
      <form onSubmit={submit} method="post">
        <Problem sentence={problem} />
        <Group align="flex-start" gap="xs" mt="xs">
          <NativeSelect
            name="excludes"
            label="A home without"
            data={NEED_EXCLUDES.map((value) => ({ value, label: WITHOUT[value] }))}
          />
          <TextInput
            name="documentedOn"
            type="date"
            label="Happened on"
            defaultValue={today}
            max={today}
            required
            error={fields.documentedOn}
          />
          <TextInput
            name="evidence"
            label="What happened, and who saw it"
            required
            maxLength={1000}
            flex={1}
            miw={220}
            error={fields.evidence}
          />
          <Button type="submit" variant="default" loading={isBusy} mt={26}>
            Document
          </Button>
        </Group>
      </form>
    </details>
  )
}

interface NeedProps {
  needId: string
  version: number
  today: string
}

/** Looks at a need again: it still holds, or it is over. Of two people at once the second is told. */
export function ReviewNeedForms({ needId, version, today }: NeedProps) {
  const router = useRouter()
  const { problem, fields, isBusy, send } = useSave()

  async function review(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const note = String(typed.get("note"))
    const isOver = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") === "over"
    const saved = await send(
      isOver
        ? endNeedAction({ needId, version, reason: note })
        : reviewNeedAction({ needId, version, note, reviewedOn: String(typed.get("reviewedOn")) }),
    )
    if (saved) router.refresh()
  }

  return (
    <details>
      <summary>Look at it again</summary>
      <form onSubmit={review} method="post">
        <Problem sentence={problem} />
        <Group align="flex-start" gap="xs" mt="xs">
          <TextInput
            name="reviewedOn"
            type="date"
            label="Looked at on"
            defaultValue={today}
            max={today}
            required
            error={fields.reviewedOn}
          />
          <TextInput
            name="note"
            label="What you looked at, or why it is over"
            required
            maxLength={1000}
            flex={1}
            miw={220}
            error={fields.note ?? fields.reason}
          />
          <Button type="submit" variant="default" loading={isBusy} mt={26}>
            Still so
          </Button>
          <Button type="submit" name="end" value="over" variant="subtle" loading={isBusy} mt={26}>
            It is over
          </Button>
        </Group>
      </form>
    </details>
  )
}
