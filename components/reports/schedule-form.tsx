"use client"
import { Button, Checkbox, Group, NativeSelect, Stack, Text } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as makeId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { LAST_DAY_OF_MONTH, WEEKDAYS } from "@/lib/domain/reports/schedule"
import { saveScheduleAction } from "@/lib/features/reports/actions"
import type { ScheduleLine } from "@/lib/features/reports/queries"
import type { RunFormat, RunKind } from "@/lib/features/reports/runs-schema"

export interface ScheduleChoices {
  reports: { id: string; name: string }[]
  receivers: { id: string; name: string }[]
  kinds: { kind: RunKind; formats: readonly RunFormat[] }[]
}

interface ScheduleFormProps extends ScheduleChoices {
  schedule: ScheduleLine | null
  onDone: () => void
}

const FIXED: Partial<Record<RunKind, string>> = {
  matrix: "Intake and outcome of the month before",
  board: "Board report",
}

/** Which report, in which format, when and to whom. */
export function ScheduleForm({ schedule, reports, receivers, kinds, onDone }: ScheduleFormProps) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  const [newId] = useState(() => makeId())
  const offered = [
    ...kinds.flatMap(({ kind }) => (FIXED[kind] ? [{ value: kind as string, label: FIXED[kind] }] : [])),
    ...reports.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const [report, setReport] = useState(schedule?.definitionId ?? schedule?.kind ?? offered[0]?.value ?? "")
  const [every, setEvery] = useState<"week" | "month">(schedule?.every ?? "month")
  const [people, setPeople] = useState<string[]>(schedule?.personIds ?? [])
  const isFixed = report === "matrix" || report === "board"
  const formats = kinds.find(({ kind }) => kind === (isFixed ? report : "rows"))?.formats ?? []

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const saved = await send(
      saveScheduleAction({
        id: schedule?.id ?? newId,
        version: schedule?.version ?? 0,
        kind: isFixed ? report : "definition",
        definitionId: isFixed ? null : report,
        format: formats.find((one) => one === typed.get("format")) ?? "csv",
        every,
        onDay: Number(typed.get("onDay")),
        personIds: people,
      }),
    )
    if (!saved) return
    onDone()
    router.refresh()
  }

  return (
    <form onSubmit={submit} method="post" aria-label="A report by mail">
      <Problem sentence={problem} />
      <Stack maw={560} mt="sm">
        <NativeSelect
          label="Report"
          value={report}
          data={offered}
          onChange={(event) => setReport(event.currentTarget.value)}
        />
        <Group>
          <NativeSelect
            name="format"
            label="Format"
            defaultValue={schedule?.format ?? formats[0] ?? "csv"}
            data={formats.map((value) => ({ value, label: value.toUpperCase() }))}
          />
          <NativeSelect
            label="How often"
            value={every}
            data={[
              { value: "week", label: "every week" },
              { value: "month", label: "every month" },
            ]}
            onChange={({ currentTarget: { value } }) => setEvery(value === "week" ? "week" : "month")}
          />
          <NativeSelect
            key={every}
            name="onDay"
            label={every === "week" ? "On" : "On day"}
            defaultValue={String(schedule?.every === every ? schedule.onDay : 1)}
            data={
              every === "week"
                ? WEEKDAYS.map((label, at) => ({ value: String(at + 1), label }))
                : Array.from({ length: LAST_DAY_OF_MONTH }, (_, at) => String(at + 1))
            }
          />
        </Group>
        <Checkbox.Group label="To" value={people} onChange={setPeople}>
          <Stack gap="xs" mt={4}>
            {receivers.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Text size="sm" c="dimmed">
          Only people who sign in here and may export figures can be chosen.
        </Text>
        <Group>
          <Button type="submit" loading={isBusy}>
            Save
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
