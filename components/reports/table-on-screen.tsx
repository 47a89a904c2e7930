import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { TableColumn, TableRow } from "@/lib/platform/table-files"
import { cellWords, isFigure } from "@/lib/platform/table-words"

interface TableOnScreenProps {
  title: string
  columns: readonly TableColumn[]
  rows: readonly TableRow[]
  locale: string
}

/** A table as its file has it: the same columns, the same rows, the same words. */
export function TableOnScreen({ title, columns, rows, locale }: TableOnScreenProps) {
  return (
    <ScrollRegion label={`${title}, scrollable`}>
      <Table aria-label={title} miw={columns.length * 110}>
        <TableThead>
          <TableTr>
            {columns.map(({ key, label, kind }) => (
              <TableTh key={key} scope="col" ta={isFigure(kind) ? "right" : "left"}>
                {label}
              </TableTh>
            ))}
          </TableTr>
        </TableThead>
        <TableTbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their place
            <TableTr key={place}>
              {columns.map(({ key, kind }, at) => (
                <TableTd
                  key={key}
                  ta={isFigure(kind) ? "right" : "left"}
                  style={{ overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" }}
                >
                  {cellWords(kind, row[at] ?? null, locale)}
                </TableTd>
              ))}
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </ScrollRegion>
  )
}
