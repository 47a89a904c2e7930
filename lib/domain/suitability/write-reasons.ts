import { type DimensionKey, dimensionOf } from "@/lib/domain/temperament/dimensions"
import { describeSupport } from "./explain"
import type { SuitabilityParameters } from "./parameters"
import type { Suitability } from "./suitability"
import { TIER_NAMES } from "./tiers"

/** The plain sentences behind an evaluation: what evidence lacks, what the potential rests on, what to look at next. */
export function writeReasons(input: {
  readonly known: Omit<Suitability, "reasons">
  readonly need: SuitabilityParameters["sufficient"]
  readonly subject: string
}): readonly string[] {
  const { known, need, subject } = input
  const reasons: string[] = []
  if (known.coverage < need.coverage) {
    reasons.push(
      `Only ${known.coverage} of 100 points of the rubric are covered by recent ratings; ${need.coverage} are needed`,
    )
  }
  if (known.days < need.days) reasons.push(`Seen on ${countOf(known.days, "day")}; ${need.days} are needed`)
  if (known.raters < need.raters)
    reasons.push(`Rated by ${countOf(known.raters, "person")}; ${need.raters} are needed`)
  const support = describeSupport({ tier: known.potential, supports: known.restsOn, subject })
  if (known.sufficient && support) reasons.push(support)
  if (known.safeguardMissing?.length) {
    reasons.push(
      `${TIER_NAMES.TRAIL} needs a recent standard probe by a certified rater: ${namesOf(known.safeguardMissing)}`,
    )
  }
  const critical = known.missing.flatMap(({ kind, dim }) => (kind !== "score" && dim ? [dim] : []))
  if (critical.length > 0)
    reasons.push(`Not further up for now because of ${namesOf([...new Set(critical)])}`)
  if (known.potential !== "TRAIL" && known.missing.length === 0 && !known.safeguardMissing?.length)
    reasons.push(
      "Reaches the next label just now; it moves up once it holds by the margin, so that labels do not flap",
    )
  if (known.nextBestObservation) {
    reasons.push(`Best next look: ${dimensionOf(known.nextBestObservation).name.toLowerCase()}`)
  }
  return reasons
}

function namesOf(dims: readonly DimensionKey[]): string {
  return dims.map((dim) => dimensionOf(dim).name.toLowerCase()).join(", ")
}

function countOf(count: number, thing: "day" | "person"): string {
  if (count === 1) return `1 ${thing}`
  return `${count} ${thing === "day" ? "days" : "people"}`
}
