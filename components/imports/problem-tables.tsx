import { List, ListItem, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { PlannedConflict } from "@/lib/domain/interop/plan-records"
import { formatNumber } from "@/lib/platform/format"

export interface SkippedLine {
  reason: string
  column: string
  count: number
  first: [number, string][]
}

/** Rows left out, by reason, with the first of each. */
export function SkippedTable({ lines }: { lines: SkippedLine[] }) {
  if (lines.length === 0) return <Text>No row was left out.</Text>
  return (
    <ScrollRegion label="Skipped rows, scrollable">
      <Table aria-label="Skipped rows by reason" miw={640}>
        <TableThead>
          <TableTr>
            <TableTh scope="col">Rows</TableTh>
            <TableTh scope="col">Why</TableTh>
            <TableTh scope="col">Column</TableTh>
            <TableTh scope="col">First of them</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {lines.map((line) => (
            <TableTr key={`${line.reason}|${line.column}`}>
              <TableTd>{formatNumber(line.count)}</TableTd>
              <TableTh scope="row">{line.reason}</TableTh>
              <TableTd>{line.column}</TableTd>
              <TableTd>
                {line.first.map(([row, value]) => `row ${row}${value ? ` (${value})` : ""}`).join(", ")}
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </ScrollRegion>
  )
}

const ENTITIES = { Cat: "cat", Stay: "stay", Placement: "placement", Adopter: "person" } as const
const show = (value: PlannedConflict["ours"]) => (value === null || value === "" ? "–" : String(value))

/** Fields that changed on both sides: what is kept and what the file says. */
export function ConflictTable({ conflicts, total }: { conflicts: PlannedConflict[]; total: number }) {
  if (total === 0) return <Text>None: nothing in the file contradicts what your staff changed.</Text>
  return (
    <>
      <ScrollRegion label="Conflicts, scrollable">
        <Table aria-label="Conflicts" miw={520}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Record</TableTh>
              <TableTh scope="col">Field</TableTh>
              <TableTh scope="col">Here</TableTh>
              <TableTh scope="col">In the file</TableTh>
              <TableTh scope="col">What counts</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {conflicts.map((one) => (
              <TableTr key={`${one.entity}|${one.key}|${one.field}`}>
                <TableTh scope="row">
                  {ENTITIES[one.entity]} {one.key}
                </TableTh>
                <TableTd>{one.field.replace(/^fact:/, "")}</TableTd>
                <TableTd>{show(one.ours)}</TableTd>
                <TableTd>{show(one.theirs)}</TableTd>
                <TableTd>{one.isTaken ? "The file: it owns the field" : "Here"}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
      {total > conflicts.length ? (
        <Text size="sm" c="dimmed">
          and {formatNumber(total - conflicts.length)} more
        </Text>
      ) : null}
    </>
  )
}

/** Things to look at; the rows themselves were read. */
export function WarningList({ warnings }: { warnings: string[] }) {
  if (warnings.length === 0) return null
  return (
    <List size="sm" spacing="xs">
      {warnings.map((warning) => (
        <ListItem key={warning}>{warning}</ListItem>
      ))}
    </List>
  )
}
