import { DIMENSIONS } from "@/lib/domain/temperament/dimensions"
import type { RubricParameters } from "@/lib/domain/temperament/rubric"
import type { SuitabilityParameters } from "./parameters"

/** A number of a version that a person may set: where it is, what it means, and what it may be. */
export interface InstrumentNumber {
  readonly key: string
  readonly label: string
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly read: (numbers: InstrumentNumbersOnly) => number
}

interface InstrumentNumbersOnly {
  readonly rubric: RubricParameters
  readonly suitability: SuitabilityParameters
}

/** The numbers a draft may change, as data: the form and the check read it. Ranges are policy, sources stand with the rules. */
export const INSTRUMENT_NUMBERS: readonly InstrumentNumber[] = [
  number("halfLifeDays", "Evidence halves every", "days", [7, 365, 1], (n) => n.rubric.halfLifeDays),
  number("ratingVariance", "Variance of one rating", "", [0.1, 2, 0.01], (n) => n.rubric.ratingVariance),
  number("priorVariance", "Variance among cats", "", [0.2, 4, 0.01], (n) => n.rubric.priorVariance),
  number(
    "opportunisticWeight",
    "Weight of a chance look",
    "",
    [0, 1, 0.05],
    (n) => n.rubric.contextWeights.opportunistic,
  ),
  number("settlingWeight", "Weight in the settling days", "", [0, 1, 0.05], (n) => n.rubric.settlingWeight),
  number("settlingHours", "Settling time", "hours", [24, 336, 1], (n) => n.rubric.settlingHours),
  number(
    "uncertifiedWeight",
    "Weight without certificate",
    "",
    [0, 1, 0.05],
    (n) => n.rubric.uncertifiedWeight,
  ),
  number(
    "trailLow",
    "Trail: low bound of the score",
    "points",
    [40, 90, 1],
    (n) => n.suitability.trail.scoreLow,
  ),
  number(
    "patioLow",
    "Patio & Pack: low bound of the score",
    "points",
    [20, 80, 1],
    (n) => n.suitability.patioPack.scoreLow,
  ),
  number(
    "criticalMean",
    "Trail: mean of each safety-critical dimension",
    "of 5",
    [3, 4.5, 0.05],
    (n) => n.suitability.trail.criticalMean,
  ),
  number(
    "criticalLow",
    "Trail: low bound of each safety-critical dimension",
    "of 5",
    [2, 4, 0.05],
    (n) => n.suitability.trail.criticalLow,
  ),
  number(
    "coverage",
    "Enough evidence: coverage",
    "points",
    [50, 100, 1],
    (n) => n.suitability.sufficient.coverage,
  ),
  number("days", "Enough evidence: days", "days", [2, 10, 1], (n) => n.suitability.sufficient.days),
  number("raters", "Enough evidence: people", "people", [2, 6, 1], (n) => n.suitability.sufficient.raters),
  number(
    "safeguardDays",
    "Trail: standard probe not older than",
    "days",
    [14, 90, 1],
    (n) => n.suitability.safeguardDays,
  ),
]

function number(
  key: string,
  label: string,
  unit: string,
  [min, max, step]: readonly [number, number, number],
  read: InstrumentNumber["read"],
): InstrumentNumber {
  return { key, label, unit, min, max, step, read }
}

/** Sets the numbers of a draft by key; what is not named stays. Throws RangeError for an unknown key or one out of its range. */
export function withNumbers<N extends InstrumentNumbersOnly>(
  base: N,
  values: Readonly<Partial<Record<string, number>>>,
): N {
  const at = (key: string) => {
    const known = INSTRUMENT_NUMBERS.find((one) => one.key === key)
    if (!known) throw new RangeError(`there is no number "${key}" in the instrument`)
    const value = values[key] ?? known.read(base)
    if (!(value >= known.min && value <= known.max))
      throw new RangeError(`${known.label} must be from ${known.min} to ${known.max}`)
    return value
  }
  for (const key of Object.keys(values)) at(key)
  const { rubric, suitability } = base
  return {
    ...base,
    rubric: {
      ...rubric,
      halfLifeDays: at("halfLifeDays"),
      ratingVariance: at("ratingVariance"),
      priorVariance: at("priorVariance"),
      contextWeights: { ...rubric.contextWeights, opportunistic: at("opportunisticWeight") },
      settlingWeight: at("settlingWeight"),
      settlingHours: at("settlingHours"),
      uncertifiedWeight: at("uncertifiedWeight"),
    },
    suitability: {
      ...suitability,
      trail: { scoreLow: at("trailLow"), criticalMean: at("criticalMean"), criticalLow: at("criticalLow") },
      patioPack: { ...suitability.patioPack, scoreLow: at("patioLow") },
      sufficient: { coverage: at("coverage"), days: at("days"), raters: at("raters") },
      safeguardDays: at("safeguardDays"),
    },
  }
}

/**
 * What makes a version unusable, in sentences; empty when it may be approved. Safety is a rule, never a weight: what is
 * safety-critical in the rubric stays so (a version may add to it), and Trail asks for more than Patio & Pack.
 */
export function instrumentProblems({ suitability }: InstrumentNumbersOnly): readonly string[] {
  const problems: string[] = []
  const keys = suitability.dimensions.map(({ key }) => key)
  if (DIMENSIONS.some(({ key }) => !keys.includes(key)) || new Set(keys).size !== keys.length)
    problems.push("Every dimension of the rubric must be there once")
  if (suitability.dimensions.some(({ weight }) => !(weight >= 0 && weight <= 100)))
    problems.push("Weights go from 0 to 100")
  if (!suitability.dimensions.some(({ weight }) => weight > 0))
    problems.push("Some dimension must carry weight")
  const loosened = DIMENSIONS.filter(
    ({ key, safetyCritical }) =>
      safetyCritical && suitability.dimensions.some((one) => one.key === key && !one.safetyCritical),
  )
  if (loosened.length > 0)
    problems.push(`Must stay safety-critical: ${loosened.map(({ name }) => name.toLowerCase()).join(", ")}`)
  if (suitability.trail.scoreLow <= suitability.patioPack.scoreLow)
    problems.push("Trail must ask for a higher low bound than Patio & Pack")
  return problems
}
