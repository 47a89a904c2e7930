import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { ListedCorrection } from "@/lib/features/reports/matrix-queries"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { cellLabel, PART_LABELS } from "./matrix-words"

/** Every stay that counts elsewhere than on the day the month was handed in. */
export function CorrectionsTable({ corrections, total }: { corrections: ListedCorrection[]; total: number }) {
  if (total === 0) return <Text>Nothing changed: the records still say what was handed in.</Text>
  return (
    <>
      <ScrollRegion label="Corrections, scrollable">
        <Table aria-label="Corrections since the month was handed in" miw={560}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Cat</TableTh>
              <TableTh scope="col">What</TableTh>
              <TableTh scope="col">Handed in as</TableTh>
              <TableTh scope="col">Counts now as</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {corrections.map(({ stayKey, part, from, to, cat }) => (
              <TableTr key={`${stayKey} ${part}`}>
                <TableTh scope="row">
                  {cat ? <TextLink href={routes.cat(cat.id)}>{cat.name}</TextLink> : "a record that is gone"}
                </TableTh>
                <TableTd>{PART_LABELS[part]}</TableTd>
                <TableTd>{from ? cellLabel(from) : "not counted"}</TableTd>
                <TableTd>{to ? cellLabel(to) : "not counted"}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
      {total > corrections.length ? (
        <Text size="sm">
          The first {formatNumber(corrections.length)} of {formatNumber(total)} are shown.
        </Text>
      ) : null}
    </>
  )
}
