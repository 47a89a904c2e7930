import { Text } from "@mantine/core"
import { DIMENSIONS } from "@/lib/domain/temperament/dimensions"
import type { CatPageRecord } from "@/lib/features/cats/record-queries"
import { formatDate, formatNumber } from "@/lib/platform/format"
import { EstimateBar } from "./estimate-bar"
import classes from "./temperament-panel.module.css"

const Z80 = 1.2815515655446004

/** Per dimension: the estimate with its 80 % band on the 1-5 scale, and every rating behind it. */
export function TemperamentPanel({ record }: { record: CatPageRecord }) {
  const { cat, summary, names } = record
  const { dims, coverage, days, raters } = summary.suitability
  return (
    <>
      <Text size="sm" mb="sm">
        {coverage} of 100 points covered by recent ratings, on {days} {days === 1 ? "day" : "days"}, by{" "}
        {raters} {raters === 1 ? "person" : "people"}. Dots are ratings; the bar is the range the cat is
        likely in.
      </Text>
      <div className={classes.list}>
        {DIMENSIONS.map((dimension) => {
          const estimate = dims[dimension.key]
          const ratings = cat.ratings.filter((rating) => rating.dimension === dimension.key)
          const seen = ratings.filter((rating) => rating.value !== null)
          return (
            <details key={dimension.key} className={classes.dimension}>
              <summary>
                <span className={classes.name}>
                  {dimension.name}
                  {dimension.safetyCritical ? (
                    <abbr title="Safety-critical: a low value keeps a cat off the trail whatever the rest says">
                      *
                    </abbr>
                  ) : null}
                </span>
                <EstimateBar
                  mean={estimate.mean}
                  low={Math.max(1, estimate.mean - Z80 * estimate.se)}
                  high={Math.min(5, estimate.mean + Z80 * estimate.se)}
                  isKnown={seen.length > 0}
                  dots={seen.map((rating) => rating.value ?? 3)}
                />
                <span className={classes.value}>
                  {seen.length > 0
                    ? `${formatNumber(estimate.mean, 1)} ± ${formatNumber(Z80 * estimate.se, 1)}`
                    : "not seen"}
                </span>
              </summary>
              {ratings.length === 0 ? (
                <Text size="sm">Not seen yet. {dimension.question}</Text>
              ) : (
                <ul>
                  {ratings.toReversed().map((rating) => (
                    <li key={rating.id}>
                      <strong>{rating.value ?? "not seen"}</strong>, {formatDate(rating.ratedOn)},{" "}
                      {names.get(rating.raterId) ?? "a former rater"}
                      {rating.certified ? "" : ", not certified"}
                      {rating.context === "standard" ? "" : `, ${rating.context}`}
                      {rating.stress >= 2 ? `, stress ${rating.stress}` : ""}
                      {rating.broken.includes("settled") ? ", first 72 hours" : ""}
                      {rating.note ? <em> “{rating.note}”</em> : null}
                    </li>
                  ))}
                </ul>
              )}
            </details>
          )
        })}
      </div>
      <Text size="xs" c="dimmed" mt="xs">
        * safety-critical
      </Text>
    </>
  )
}
