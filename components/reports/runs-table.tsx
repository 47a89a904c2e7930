import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { RunLine } from "@/lib/features/reports/queries"
import { formatDay, formatMoment, formatNumber } from "@/lib/platform/format"
import { RetryButton } from "./retry-button"
import { RunState } from "./run-state"

interface RunsTableProps {
  runs: RunLine[]
  place: { timeZone: string; locale: string }
  canSendMail: boolean
}

/** Files that were asked for lately: how far they are, where they are, why one is not there. */
export function RunsTable({ runs, place, canSendMail }: RunsTableProps) {
  if (runs.length === 0) return <Text my="xs">No file was asked for yet.</Text>
  return (
    <ScrollRegion label="Files, scrollable">
      <Table aria-label="Files" miw={720}>
        <TableThead>
          <TableTr>
            <TableTh scope="col">Report</TableTh>
            <TableTh scope="col">Asked for</TableTh>
            <TableTh scope="col">Rows</TableTh>
            <TableTh scope="col">File</TableTh>
            <TableTh scope="col">Mail</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {runs.map((run) => (
            <TableTr key={run.id} id={`run-${run.id}`}>
              <TableTh scope="row" style={{ overflowWrap: "anywhere" }}>
                {run.title} ({run.format.toUpperCase()})
              </TableTh>
              <TableTd>{formatMoment(run.createdAt, place)}</TableTd>
              <TableTd>{run.rowsTotal === null ? "–" : formatNumber(run.rowsTotal)}</TableTd>
              <TableTd>
                <FileCell run={run} />
              </TableTd>
              <TableTd>{mailWords(run, canSendMail)}</TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </ScrollRegion>
  )
}

function FileCell({ run }: { run: RunLine }) {
  if (run.state === "failed")
    return (
      <>
        <Text size="sm">{run.problem}</Text>
        <RetryButton runId={run.id} title={run.title} />
      </>
    )
  if (run.state === "done" && run.fileName === null) return "not kept any more"
  return (
    <>
      <RunState runId={run.id} state={run.state} rowsDone={run.rowsDone} rowsTotal={run.rowsTotal} />
      {run.expiresDay === null ? null : (
        <Text size="xs" c="dimmed">
          until {formatDay(run.expiresDay)}
        </Text>
      )}
    </>
  )
}

function mailWords(run: RunLine, canSendMail: boolean): string {
  if (run.scheduleId === null) return "–"
  if (run.mailedAt) return "sent"
  if (!run.waitsForMail) return "nobody is left to get it"
  if (!canSendMail) return "no mail server is set; the file waits here"
  if (run.mailProblem === null) return "waits for the file"
  return run.nextTryAt ? `refused (${run.mailProblem}), is tried again` : `refused (${run.mailProblem})`
}
