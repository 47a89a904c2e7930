import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { BackupRunRow } from "@/lib/features/backups/queries"
import type { RunKind, RunState } from "@/lib/features/backups/schema"
import { formatMoment, formatSize } from "@/lib/platform/format"

export interface Place {
  timeZone: string
  locale: string
}

const KINDS: Record<RunKind, string> = {
  nightly: "nightly",
  "before-migration": "before an update",
  "by-hand": "by hand",
  trial: "trial of a restore",
}
const STATES: Record<RunState, string> = { running: "running", done: "done", failed: "failed" }

/** What was backed up and tried lately, newest first. */
export function BackupRuns({ runs, place }: { runs: BackupRunRow[]; place: Place }) {
  return (
    <section aria-labelledby="runs">
      <Title order={2} size="h3" id="runs" mb="xs">
        Lately
      </Title>
      {runs.length === 0 ? (
        <Text>Nothing was backed up yet.</Text>
      ) : (
        <ScrollRegion label="Backups and trials, scrollable">
          <Table aria-label="Backups and trials" miw={760}>
            <TableThead>
              <TableTr>
                <TableTh scope="col">When</TableTh>
                <TableTh scope="col">What</TableTh>
                <TableTh scope="col">State</TableTh>
                <TableTh scope="col">Size</TableTh>
                <TableTh scope="col">File and place</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {runs.map((run) => (
                <TableTr key={run.id}>
                  <TableTd>{formatMoment(run.startedAt, place)}</TableTd>
                  <TableTd>{KINDS[run.kind]}</TableTd>
                  <TableTd maw={320} style={{ overflowWrap: "anywhere" }}>
                    {STATES[run.state]}
                    {run.problem ? `: ${run.problem}` : ""}
                  </TableTd>
                  <TableTd style={{ whiteSpace: "nowrap" }}>
                    {run.bytes === null ? "–" : formatSize(run.bytes, place.locale)}
                  </TableTd>
                  <TableTd maw={360} style={{ overflowWrap: "anywhere" }}>
                    {run.name ? `${run.name}, ` : ""}
                    {run.place}
                  </TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </ScrollRegion>
      )}
    </section>
  )
}
