import { normalCdf } from "./distributions"
import { wilson } from "./wilson"

/** One prediction that has matured: the probability said beforehand (0 to 1) and whether it came true. */
export type Forecast = { p: number; y: boolean }

/** Fewer matured predictions than this are not judged; a bin of the diagram holds at least FEWEST_PER_BIN. */
export const FEWEST_FORECASTS = 50
export const FEWEST_PER_BIN = 10
const MOST_BINS = 5
const ITERATIONS = 50

export type ReliabilityBin = {
  n: number
  x: number
  /** Mean prediction and observed share with Wilson's 95 % interval. */
  predicted: number
  observed: number
  lower: number
  upper: number
}

export type Calibration = {
  n: number
  events: number
  brier: number
  /** Brier score of saying the base rate every time. */
  brierReference: number
  /** 1 - brier / reference; 0 = no better than the base rate. Null when the base rate is 0 or 1. */
  skill: number | null
  logLoss: number | null
  /** Chance that a case that came true had the higher prediction; null with one kind of case only. */
  auc: number | null
  spiegelhalterZ: number | null
  spiegelhalterP: number | null
  /** Intercept with slope fixed at 1; 0 = right on the whole. */
  inTheLarge: number | null
  slope: number | null
  intercept: number | null
}

/**
 * How well probabilities agree with what happened: Brier score and skill, log loss, AUC, Spiegelhalter's z,
 * calibration in the large and slope (logistic regression on the logit). Null for an empty list; throws RangeError
 * on a probability outside 0 to 1. What a 0, a 1 or a one-sided outcome leaves undefined is null.
 */
export function calibrationOf(forecasts: readonly Forecast[]): Calibration | null {
  const n = forecasts.length
  if (n === 0) return null
  for (const { p } of forecasts)
    if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability must lie between 0 and 1, got ${p}.`)
  const events = forecasts.filter(({ y }) => y).length
  const rate = events / n
  const brier = mean(forecasts.map(({ p, y }) => (p - Number(y)) ** 2))
  const brierReference = rate * (1 - rate)
  const isInside = forecasts.every(({ p }) => p > 0 && p < 1)
  const isMixed = events > 0 && events < n
  const fitted = isInside && isMixed ? fitLogit(forecasts) : null
  const z = spiegelhalter(forecasts)
  return {
    n,
    events,
    brier,
    brierReference,
    skill: brierReference > 0 ? 1 - brier / brierReference : null,
    logLoss: isInside ? mean(forecasts.map(({ p, y }) => -Math.log(y ? p : 1 - p))) : null,
    auc: areaUnderCurve(forecasts),
    spiegelhalterZ: z,
    spiegelhalterP: z === null ? null : 2 * (1 - normalCdf(Math.abs(z))),
    inTheLarge: isInside && isMixed ? fitIntercept(forecasts) : null,
    slope: fitted?.slope ?? null,
    intercept: fitted?.intercept ?? null,
  }
}

/**
 * Chance that a random case that came true was given the higher number than one that did not, ties counting half
 * (Mann-Whitney). Null when all cases ended alike. The numbers need not be probabilities.
 */
export function areaUnderCurve(cases: readonly { p: number; y: boolean }[]): number | null {
  const sorted = [...cases].sort((a, b) => a.p - b.p)
  const positives = cases.filter(({ y }) => y).length
  const negatives = cases.length - positives
  if (positives === 0 || negatives === 0) return null
  let rankSum = 0
  for (let i = 0; i < sorted.length; ) {
    let j = i
    while (j < sorted.length && sorted[j]?.p === sorted[i]?.p) j++
    const rank = (i + 1 + j) / 2
    for (let k = i; k < j; k++) if (sorted[k]?.y) rankSum += rank
    i = j
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
}

/** Bins of equal count in order of the prediction, each with at least ten cases and equal predictions kept together. */
export function reliabilityBins(forecasts: readonly Forecast[], most = MOST_BINS): ReliabilityBin[] {
  const sorted = [...forecasts].sort((a, b) => a.p - b.p)
  const count = Math.min(most, Math.floor(sorted.length / FEWEST_PER_BIN))
  const bins: Forecast[][] = []
  let from = 0
  for (let b = 1; b <= count; b++) {
    let to = b === count ? sorted.length : Math.round((sorted.length * b) / count)
    while (to < sorted.length && sorted[to]?.p === sorted[to - 1]?.p) to++
    if (to - from >= FEWEST_PER_BIN) {
      bins.push(sorted.slice(from, to))
      from = to
    }
  }
  const last = bins.at(-1)
  if (last && from < sorted.length) last.push(...sorted.slice(from))
  return bins.map(describeBin)
}

/** Expected and greatest calibration error over bins of equal width, the last one closed; null for an empty list. */
export function calibrationError(
  forecasts: readonly Forecast[],
  bins: number,
): { expected: number; greatest: number; bins: number } | null {
  if (forecasts.length === 0) return null
  const groups = Array.from({ length: bins }, (): Forecast[] => [])
  for (const one of forecasts) groups[Math.min(bins - 1, Math.floor(one.p * bins))]?.push(one)
  const gaps = groups
    .filter((group) => group.length > 0)
    .map((group) => ({
      share: group.length / forecasts.length,
      gap: Math.abs(mean(group.map(({ p }) => p)) - mean(group.map(({ y }) => Number(y)))),
    }))
  return {
    expected: gaps.reduce((sum, { share, gap }) => sum + share * gap, 0),
    greatest: Math.max(...gaps.map(({ gap }) => gap)),
    bins,
  }
}

function describeBin(cases: Forecast[]): ReliabilityBin {
  const x = cases.filter(({ y }) => y).length
  const { p, lower, upper } = wilson(x, cases.length)
  return {
    n: cases.length,
    x,
    predicted: mean(cases.map((one) => one.p)),
    observed: p ?? 0,
    lower: lower ?? 0,
    upper: upper ?? 1,
  }
}

function spiegelhalter(forecasts: readonly Forecast[]): number | null {
  let difference = 0
  let variance = 0
  for (const { p, y } of forecasts) {
    difference += (Number(y) - p) * (1 - 2 * p)
    variance += (1 - 2 * p) ** 2 * p * (1 - p)
  }
  return variance > 0 ? difference / Math.sqrt(variance) : null
}

const logit = (p: number) => Math.log(p / (1 - p))
const logistic = (x: number) => 1 / (1 + Math.exp(-x))

function fitIntercept(forecasts: readonly Forecast[]): number | null {
  let a = 0
  for (let i = 0; i < ITERATIONS; i++) {
    let gradient = 0
    let weight = 0
    for (const { p, y } of forecasts) {
      const q = logistic(a + logit(p))
      gradient += Number(y) - q
      weight += q * (1 - q)
    }
    const step = gradient / weight
    if (!Number.isFinite(step)) return null
    a += step
    if (Math.abs(step) < 1e-12) return a
  }
  return null
}

/** Newton steps; null where predictions separate the outcomes completely, since no finite slope fits then. */
function fitLogit(forecasts: readonly Forecast[]): { intercept: number; slope: number } | null {
  let [a, b] = [0, 0]
  for (let i = 0; i < ITERATIONS; i++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 0, 0, 0]
    for (const { p, y } of forecasts) {
      const x = logit(p)
      const q = logistic(a + b * x)
      const w = q * (1 - q)
      const rest = Number(y) - q
      ga += rest
      gb += rest * x
      haa += w
      hab += w * x
      hbb += w * x * x
    }
    const determinant = haa * hbb - hab * hab
    const da = (hbb * ga - hab * gb) / determinant
    const db = (haa * gb - hab * ga) / determinant
    if (!Number.isFinite(da) || !Number.isFinite(db)) return null
    a += da
    b += db
    if (Math.abs(da) + Math.abs(db) < 1e-12) return { intercept: a, slope: b }
  }
  return null
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
