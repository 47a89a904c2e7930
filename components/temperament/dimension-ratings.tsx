import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { BandPath } from "@/components/charts/band-path"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { PathPoint } from "@/lib/domain/suitability/estimate-path"
import type { Dimension } from "@/lib/domain/temperament/dimensions"
import { evidenceWeight, weightFactors } from "@/lib/domain/temperament/evidence"
import { readRating } from "@/lib/features/cats/ratings-schema"
import type { CatPageRecord } from "@/lib/features/cats/record-queries"
import { formatDate, formatDay, formatNumber } from "@/lib/platform/format"

interface DimensionRatingsProps {
  dimension: Dimension
  record: CatPageRecord
  path: readonly PathPoint[]
}

/** One dimension over time, and each rating with what it weighs today and why. */
export function DimensionRatings({ dimension, record, path }: DimensionRatingsProps) {
  const { asOfDay, rubric } = record.histories
  const rows = record.cat.ratings
    .filter((rating) => rating.dimension === dimension.key)
    .flatMap((row) => readRating(row, rubric).map((rating) => ({ row, rating })))
    .map(({ row, rating }) => {
      const look = { rating, asOfDay, ...(rubric ? { parameters: rubric } : {}) }
      return {
        row,
        rating,
        weight: record.counting.has(row.id) ? evidenceWeight(look) : 0,
        why: record.counting.has(row.id)
          ? weightFactors(look).map(({ factor, because }) => `${because} × ${formatNumber(factor, 2)}`)
          : ["asked differently then: does not count for this version"],
      }
    })
  if (rows.length === 0) return <Text size="sm">Not seen yet. {dimension.question}</Text>
  const first = path[0]
  return (
    <>
      {first ? (
        <BandPath
          title={`${dimension.name} from ${formatDay(first.day)} to today, level 1 to 5 with the 80 % band`}
          points={path}
          dots={rows.flatMap(({ rating, weight }) =>
            rating.value === null ? [] : [{ day: rating.day, value: rating.value, weight }],
          )}
          range={[1, 5]}
          ends={[formatDay(first.day), "today"]}
        />
      ) : null}
      <ScrollRegion label={`Ratings of ${dimension.name}, scrollable`}>
        <Table aria-label={`Ratings of ${dimension.name}`} miw={620}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Level</TableTh>
              <TableTh scope="col">Day</TableTh>
              <TableTh scope="col">By</TableTh>
              <TableTh scope="col">Weighs</TableTh>
              <TableTh scope="col">What was seen</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {rows.toReversed().map(({ row, weight, why }) => (
              <TableTr key={row.id}>
                <TableTd>
                  <strong>{row.value ?? "not seen"}</strong>
                </TableTd>
                <TableTd style={{ whiteSpace: "nowrap" }}>{formatDate(row.ratedOn)}</TableTd>
                <TableTd>{record.names.get(row.raterId) ?? "a former rater"}</TableTd>
                <TableTd>
                  {row.value === null ? "–" : formatNumber(weight, 2)}
                  <Text size="xs" c="dimmed">
                    {why.join(", ")}
                  </Text>
                </TableTd>
                <TableTd>{row.note ?? (row.value ? dimension.anchors[row.value - 1] : "")}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
    </>
  )
}
