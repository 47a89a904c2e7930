"use client"
import { Button, Group, Text } from "@mantine/core"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { askForFileAction } from "@/lib/features/reports/actions"
import { MOST_PDF_ROWS } from "@/lib/features/reports/runs-schema"
import { formatNumber } from "@/lib/platform/format"
import { RunState } from "./run-state"

const FORMATS = [
  { format: "csv", label: "CSV" },
  { format: "xlsx", label: "Workbook (XLSX)" },
  { format: "pdf", label: "PDF" },
] as const

/** Asks for the report as a file; a small one is there at once, a large one is made while anything else goes on. */
export function FileButtons({ reportId }: { reportId: string }) {
  const { problem, isBusy, send } = useSave()
  const [asked, setAsked] = useState<{ runId: string; isDone: boolean } | null>(null)

  async function ask(format: (typeof FORMATS)[number]["format"]) {
    const answer = await send(askForFileAction({ runId: newId(), reportId, format }))
    if (answer) setAsked(answer.data)
  }

  return (
    <section aria-label="Files">
      <Problem sentence={problem} />
      <Group mb={4}>
        {FORMATS.map(({ format, label }) => (
          <Button key={format} variant="default" loading={isBusy} onClick={() => ask(format)}>
            {label}
          </Button>
        ))}
      </Group>
      <div aria-live="polite">
        {asked ? (
          <RunState
            runId={asked.runId}
            state={asked.isDone ? "done" : "waiting"}
            rowsDone={0}
            rowsTotal={null}
          />
        ) : (
          <Text size="sm" c="dimmed">
            A file holds every row of the report. A PDF holds the first {formatNumber(MOST_PDF_ROWS)} and says
            so when there are more.
          </Text>
        )}
      </div>
    </section>
  )
}
