import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { ListingTarget } from "@/lib/domain/interop/listings/listing"
import type { ListingPreview } from "@/lib/features/listings/queries"
import { formatNumber } from "@/lib/platform/format"

interface PreviewTableProps {
  target: ListingTarget
  preview: ListingPreview
}

/** Rows as the site would get them: the columns that say something, and what is worth finding out first. */
export function PreviewTable({ target, preview }: PreviewTableProps) {
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {formatNumber(preview.rows.length)} of {formatNumber(preview.total)};{" "}
        {formatNumber(preview.columns.length)} of {formatNumber(target.columns.length)} columns say something
        here.
      </Text>
      <ScrollRegion label="First rows, scrollable">
        <Table aria-label={`First rows for ${target.title}`} withColumnBorders>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Cat</TableTh>
              <TableTh scope="col">Still missing</TableTh>
              {preview.columns.map((name) => (
                <TableTh key={name} scope="col">
                  {name}
                </TableTh>
              ))}
            </TableTr>
          </TableThead>
          <TableTbody>
            {preview.rows.map((row) => (
              <TableTr key={row.id}>
                <TableTh scope="row">{row.name}</TableTh>
                <TableTd miw={220}>{row.missing.length > 0 ? row.missing.join(", ") : "nothing"}</TableTd>
                {row.cells.map((cell, at) => (
                  <TableTd key={preview.columns[at]}>
                    <Text size="sm" truncate maw={260}>
                      {cell}
                    </Text>
                  </TableTd>
                ))}
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
    </>
  )
}
