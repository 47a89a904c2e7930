import { Table, TableCaption, TableTbody, TableTd, TableTh, TableThead, TableTr } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { DataTable as Data } from "@/lib/domain/outcomes/chart"
import { writeCell } from "@/lib/platform/charts/write-cell"

/** The numbers of a chart as a table. */
export function DataTable({ table }: { table: Data }) {
  const { caption, columns, rows } = table
  return (
    <ScrollRegion label={`${caption}, scrollable`}>
      <Table
        withTableBorder
        verticalSpacing={3}
        w="auto"
        miw={Math.min(900, columns.length * 92)}
        captionSide="top"
      >
        <TableCaption ta="left">{caption}</TableCaption>
        <TableThead>
          <TableTr>
            {columns.map(({ key, label, measure }) => (
              <TableTh key={key} scope="col" ta={measure === "text" ? "left" : "right"}>
                {label}
              </TableTh>
            ))}
          </TableTr>
        </TableThead>
        <TableTbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and are made anew as a whole
            <TableTr key={index}>
              {columns.map(({ key, measure }, place) => {
                const isText = measure === "text"
                const words = writeCell(row[place] ?? null, measure)
                return place === 0 ? (
                  <TableTh key={key} scope="row" ta={isText ? "left" : "right"}>
                    {words}
                  </TableTh>
                ) : (
                  <TableTd key={key} ta={isText ? "left" : "right"}>
                    {words}
                  </TableTd>
                )
              })}
            </TableTr>
          ))}
          {rows.length === 0 ? (
            <TableTr>
              <TableTd colSpan={columns.length}>Nothing to show.</TableTd>
            </TableTr>
          ) : null}
        </TableTbody>
      </Table>
    </ScrollRegion>
  )
}
