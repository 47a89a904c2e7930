import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { CatPageRecord } from "@/lib/features/cats/record-queries"
import { formatDate } from "@/lib/platform/format"

const words = (key: string | null) => (key ? key.replaceAll("_", " ") : "in care")

/** Stays and placements, newest first. */
export function StaysPanel({ record: { cat } }: { record: CatPageRecord }) {
  if (cat.stays.length === 0) return <Text size="sm">No stay on record.</Text>
  return (
    <ScrollRegion label="Stays and placements, scrollable">
      <Table aria-label="Stays">
        <TableThead>
          <TableTr>
            <TableTh scope="col">Came</TableTh>
            <TableTh scope="col">As</TableTh>
            <TableTh scope="col">Left</TableTh>
            <TableTh scope="col">By</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {cat.stays.toReversed().map((stay) => (
            <TableTr key={stay.id}>
              <TableTd>{formatDate(stay.intakeOn)}</TableTd>
              <TableTd>
                {words(stay.intakeType)}
                {stay.isReturn ? " (return)" : ""}
              </TableTd>
              <TableTd>{formatDate(stay.outcomeOn)}</TableTd>
              <TableTd>{words(stay.outcomeType)}</TableTd>
            </TableTr>
          ))}
          {cat.placements.toReversed().map((placement) => (
            <TableTr key={placement.id}>
              <TableTd>{formatDate(placement.startedOn)}</TableTd>
              <TableTd>placement: {placement.kind}</TableTd>
              <TableTd>{formatDate(placement.endedOn)}</TableTd>
              <TableTd>{placement.endReason ? words(placement.endReason) : ""}</TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </ScrollRegion>
  )
}
