"use client"
import { Button, Group, NativeSelect, Text, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import type { FormEvent } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { recordResultAction } from "@/lib/features/events/actions"
import { EVENT_RESULTS, type EventResult } from "@/lib/features/events/schema"
import classes from "./events.module.css"
import { OpenDetails } from "./open-details"

const WORDS: Record<EventResult, string> = {
  home: "goes home",
  trial: "on trial",
  meets_again: "meets again",
  not_now: "not now",
}

interface ResultFormProps {
  event: { eventId: string; version: number }
  adopter: { id: string; name: string }
  choices: { value: string; label: string }[]
  plannedCat: string | undefined
  result: { catId: string; result: string | null; note: string | null } | undefined
  catName: string
  isHeld: boolean
}

/** What came of an adopter's day, said once it is over. */
export function ResultForm(props: ResultFormProps) {
  const { event, adopter, choices, plannedCat, result, catName, isHeld } = props
  const router = useRouter()
  const { problem, fields, isBusy, send } = useSave()
  const said = result
    ? `${catName}: ${WORDS[result.result as EventResult] ?? result.result}${result.note ? ` – ${result.note}` : ""}`
    : null

  async function submit(submitted: FormEvent<HTMLFormElement>) {
    submitted.preventDefault()
    const typed = new FormData(submitted.currentTarget)
    const saved = await send(
      recordResultAction({
        ...event,
        adopterId: adopter.id,
        catId: String(typed.get("catId")),
        result: EVENT_RESULTS.find((one) => one === typed.get("result")) ?? "not_now",
        note: String(typed.get("note")),
      }),
    )
    if (saved) router.refresh()
  }

  if (isHeld) return <Text size="sm">{said ?? "Nothing was written down."}</Text>
  return (
    <div className={classes.screen}>
      <OpenDetails summary={said ?? `What happened with ${adopter.name}`}>
        {() => (
          <form onSubmit={submit} method="post">
            <Problem sentence={problem} />
            <Group gap="xs" align="flex-end">
              <NativeSelect
                name="catId"
                label="Cat"
                data={choices}
                defaultValue={result?.catId ?? plannedCat}
                size="xs"
              />
              <NativeSelect
                name="result"
                label="What happened"
                data={EVENT_RESULTS.map((value) => ({ value, label: WORDS[value] }))}
                defaultValue={result?.result ?? "home"}
                error={fields.result}
                size="xs"
              />
              <TextInput
                name="note"
                label="Note"
                defaultValue={result?.note ?? ""}
                maxLength={1000}
                error={fields.note}
                size="xs"
              />
              <Button type="submit" size="compact-sm" variant="default" loading={isBusy}>
                Write it down
              </Button>
            </Group>
          </form>
        )}
      </OpenDetails>
    </div>
  )
}
