"use client"
import { Button, Checkbox, Radio, RadioGroup, Stack, Text, Textarea, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import type { FormEvent } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { DIMENSIONS, type DimensionKey } from "@/lib/domain/temperament/dimensions"
import { editDraftDimensionAction } from "@/lib/features/temperament/instrument-actions"
import type { DimensionWording } from "@/lib/features/temperament/versions-schema"
import classes from "./instrument.module.css"

interface Question {
  key: string
  safetyCritical: boolean
  isNewMeaning: boolean
  wording: Omit<DimensionWording, "anchors"> & { readonly anchors: readonly string[] }
}

interface QuestionEditorProps {
  versionId: string
  revision: number
  dimension: Question
  mayEdit: boolean
}

/** How a version asks about one dimension; editable while it is a draft. */
export function QuestionEditor({ versionId, revision, dimension, mayEdit }: QuestionEditorProps) {
  const { wording } = dimension
  return (
    <details className={classes.question}>
      <summary>
        <strong>{wording.name}</strong>
        {dimension.safetyCritical ? " *" : ""} {wording.question}
        {dimension.isNewMeaning ? <em> Asks something else: earlier ratings do not count.</em> : null}
      </summary>
      {mayEdit ? (
        <WordingForm versionId={versionId} revision={revision} dimension={dimension} />
      ) : (
        <>
          <Text size="sm">{wording.probe}</Text>
          <ol>
            {wording.anchors.map((anchor) => (
              <li key={anchor}>{anchor}</li>
            ))}
          </ol>
        </>
      )}
    </details>
  )
}

function WordingForm({ versionId, revision, dimension }: Omit<QuestionEditorProps, "mayEdit">) {
  const router = useRouter()
  const { problem, fields, isBusy, send } = useSave()
  const { wording, key } = dimension
  const isFixed = DIMENSIONS.some((one) => one.key === key && one.safetyCritical)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const text = (name: string) => String(typed.get(name) ?? "")
    const [one, two, three, four, five] = [1, 2, 3, 4, 5].map((level) => text(`anchor${level}`))
    const seconds = text("probeSec")
    const saved = await send(
      editDraftDimensionAction({
        versionId,
        revision,
        key: key as DimensionKey,
        safetyCritical: isFixed || typed.has("safetyCritical"),
        isNewMeaning: text("meaning") === "new",
        wording: {
          name: text("name"),
          question: text("question"),
          looksAt: text("looksAt"),
          probe: text("probe"),
          probeSec: seconds ? Number(seconds) : null,
          anchors: [one ?? "", two ?? "", three ?? "", four ?? "", five ?? ""],
          note: text("note") || null,
        },
      }),
    )
    if (!saved) return
    notifications.show({ message: "Question saved in the draft." })
    router.refresh()
  }

  return (
    <form onSubmit={submit} method="post">
      <Stack gap="sm" maw={720} py="sm">
        <Problem sentence={problem} />
        <TextInput
          name="name"
          label="Name"
          defaultValue={wording.name}
          required
          error={fields["wording.name"]}
        />
        <TextInput name="question" label="Question" defaultValue={wording.question} required />
        <TextInput
          name="looksAt"
          label="Completes “how she …”"
          defaultValue={wording.looksAt}
          required
          error={fields["wording.looksAt"]}
        />
        <Textarea name="probe" label="How to look" defaultValue={wording.probe} autosize required />
        <TextInput
          name="probeSec"
          type="number"
          min={5}
          max={3600}
          label="Seconds on the clock"
          description="Empty where the cat sets the pace."
          defaultValue={wording.probeSec ?? ""}
        />
        {wording.anchors.map((anchor, index) => (
          <Textarea
            // biome-ignore lint/suspicious/noArrayIndexKey: the level is the identity of an anchor
            key={index}
            name={`anchor${index + 1}`}
            label={`Level ${index + 1}`}
            defaultValue={anchor}
            autosize
            required
          />
        ))}
        <TextInput name="note" label="Note for raters" defaultValue={wording.note ?? ""} />
        <Checkbox
          name="safetyCritical"
          label={isFixed ? "Safety-critical (fixed)" : "Safety-critical"}
          defaultChecked={dimension.safetyCritical}
          disabled={isFixed}
        />
        <RadioGroup name="meaning" label="This change" defaultValue={dimension.isNewMeaning ? "new" : "same"}>
          <Stack gap={4} mt={4}>
            <Radio value="same" label="asks the same in better words; earlier ratings go on counting" />
            <Radio value="new" label="asks something else; earlier ratings do not count under this version" />
          </Stack>
        </RadioGroup>
        <div>
          <Button type="submit" variant="default" loading={isBusy}>
            Save this question
          </Button>
        </div>
      </Stack>
    </form>
  )
}
