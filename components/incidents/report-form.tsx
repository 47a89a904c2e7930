"use client"
import { Button, Checkbox, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { PLACES, type Place } from "@/lib/domain/harness/outing-rules"
import {
  INCIDENT_KINDS,
  type IncidentKind,
  MECHANISMS,
  type Mechanism,
} from "@/lib/domain/programme/mechanisms"
import { reportIncidentAction } from "@/lib/features/training/incidents-actions"

interface ReportFormProps {
  cats: { id: string; name: string; code: string | null }[]
  harnesses: { id: string; label: string }[]
}

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** A near miss, or an incident outside a session: few questions, the words count most. */
export function ReportForm({ cats, harnesses }: ReportFormProps) {
  const router = useRouter()
  const [incidentId, setIncidentId] = useState(() => newId())
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    const text = (name: string) => String(typed.get(name) ?? "")
    const saved = await send(
      reportIncidentAction({
        incidentId,
        catId: text("catId"),
        happenedAt: (text("happenedAt") ? new Date(text("happenedAt")) : new Date()).toISOString(),
        kind: text("kind") as IncidentKind,
        isNearMiss: typed.has("isNearMiss"),
        mechanism: text("mechanism") as Mechanism,
        place: (text("place") || null) as Place | null,
        harnessId: text("harnessId") || null,
        fitPassed: text("fitPassed") ? text("fitPassed") === "yes" : null,
        text: text("text"),
      }),
    )
    if (!saved) return
    notifications.show({ message: "Written down. Thank you." })
    setIncidentId(newId())
    form.reset()
    router.refresh()
  }

  return (
    <details>
      <summary>Write down a near miss or an incident</summary>
      <form onSubmit={submit} method="post">
        <Stack gap="sm" mt="sm" maw={760}>
          <Problem sentence={problem} />
          <Checkbox name="isNearMiss" label="A near miss: it nearly happened" defaultChecked />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <NativeSelect
              name="catId"
              label="Cat"
              required
              data={[
                { value: "", label: "Choose a cat" },
                ...cats.map(({ id, name, code }) => ({
                  value: id,
                  label: code ? `${name} (${code})` : name,
                })),
              ]}
              error={fields.catId}
            />
            <NativeSelect name="kind" label="What" data={options(INCIDENT_KINDS)} />
            <NativeSelect
              name="mechanism"
              label="How it came about"
              defaultValue="unknown"
              data={options(MECHANISMS)}
            />
            <NativeSelect
              name="place"
              label="Where"
              data={[
                { value: "", label: "Not known" },
                ...PLACES.map((place) => ({ value: place, label: place.replaceAll("_", " ") })),
              ]}
            />
            <NativeSelect
              name="harnessId"
              label="Harness"
              data={[
                { value: "", label: "None, or not known" },
                ...harnesses.map(({ id, label }) => ({ value: id, label })),
              ]}
            />
            <NativeSelect
              name="fitPassed"
              label="Fit check before it"
              data={[
                { value: "", label: "Not known, or none worn" },
                { value: "yes", label: "Passed" },
                { value: "no", label: "Not passed, or not done" },
              ]}
            />
            <TextInput
              name="happenedAt"
              type="datetime-local"
              label="When"
              description="Empty means now."
              error={fields.happenedAt}
            />
          </SimpleGrid>
          <Textarea name="text" label="What happened" autosize minRows={2} required error={fields.text} />
          <div>
            <Button type="submit" loading={isBusy}>
              Write it down
            </Button>
          </div>
        </Stack>
      </form>
    </details>
  )
}
