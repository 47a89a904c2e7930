import { Text } from "@mantine/core"
import { SourceHelp } from "@/components/sources/source-help"
import { type EstimatePath, estimatePath } from "@/lib/domain/suitability/estimate-path"
import { DIMENSIONS, type Dimension } from "@/lib/domain/temperament/dimensions"
import type { CatPageRecord } from "@/lib/features/cats/record-queries"
import { formatNumber } from "@/lib/platform/format"
import { DimensionRatings } from "./dimension-ratings"
import { EstimateBar } from "./estimate-bar"
import { KeptResults, LabelReasons, ScoreParts, ScorePath } from "./suitability-parts"
import classes from "./temperament-panel.module.css"

/** Potential with everything it follows from: the label, the score over time, and every dimension with its ratings. */
export function TemperamentPanel({ record }: { record: CatPageRecord }) {
  const { ratings, asOfDay, suitability, rubric } = record.histories
  const path = estimatePath({
    ratings,
    asOfDay,
    ...(suitability ? { parameters: suitability } : {}),
    ...(rubric ? { rubric } : {}),
  })
  return (
    <>
      <LabelReasons record={record} />
      <ScorePath record={record} path={path} />
      <ScoreParts record={record} />
      <Text size="sm" mt="md" mb="xs">
        The bar is the range the cat is likely in (80 %), the mark its middle, each dot a rating. Open a line
        for the ratings and their weights.{" "}
        <SourceHelp home={{ kind: "rule", key: "evidence_fades" }} of="Evidence fades" />
      </Text>
      <div className={classes.list}>
        {DIMENSIONS.map((dimension) => (
          <DimensionLine key={dimension.key} dimension={dimension} record={record} path={path} />
        ))}
      </div>
      <Text size="xs" c="dimmed" mt="xs" mb="sm">
        * safety-critical: a low value keeps a cat off the trail whatever the rest says{" "}
        <SourceHelp home={{ kind: "rule", key: "critical_floor" }} of="Safety-critical floor" />
      </Text>
      <KeptResults record={record} />
    </>
  )
}

interface DimensionLineProps {
  dimension: Dimension
  record: CatPageRecord
  path: EstimatePath
}

function DimensionLine({ dimension, record, path }: DimensionLineProps) {
  const { mean, se } = record.summary.suitability.dims[dimension.key]
  const half = (record.histories.suitability?.bandZ ?? 0) * se
  const isCritical =
    record.histories.suitability?.dimensions.find(({ key }) => key === dimension.key)?.safetyCritical ??
    dimension.safetyCritical
  const seen = record.histories.ratings.flatMap(({ dim, value }) =>
    dim === dimension.key && value !== null ? [value] : [],
  )
  return (
    <details className={classes.dimension}>
      <summary>
        <span className={classes.name}>
          {dimension.name}
          {isCritical ? <abbr title="Safety-critical">*</abbr> : null}
        </span>
        <EstimateBar
          mean={mean}
          low={Math.max(1, mean - half)}
          high={Math.min(5, mean + half)}
          isKnown={seen.length > 0}
          dots={seen}
        />
        <span className={classes.value}>
          {seen.length > 0 ? `${formatNumber(mean, 1)} ± ${formatNumber(half, 1)}` : "not seen"}
        </span>
      </summary>
      <SourceHelp home={{ kind: "dimension", key: dimension.key }} of={dimension.name} />
      <DimensionRatings dimension={dimension} record={record} path={path.dims.get(dimension.key) ?? []} />
    </details>
  )
}
