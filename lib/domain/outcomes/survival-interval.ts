import { normalQuantile } from "./distributions"

/** How the 95 % limits of a survival probability are made; the screens use log-log. */
export const INTERVAL_KINDS = ["log-log", "log", "plain"] as const
export type IntervalKind = (typeof INTERVAL_KINDS)[number]

export type Interval = { lower: number | null; upper: number | null }

/** The two-sided 95 % standard normal quantile. */
export const Z95 = normalQuantile(0.975)

const NONE: Interval = { lower: null, upper: null }

/**
 * 95 % limits of a survival probability from its cumulative Greenwood sum V (se = S * sqrt(V)). At S = 0 there
 * is none; at S = 1 the log-log scale has none. Matches R's survfit.
 */
export function survivalInterval(survival: number, greenwood: number, kind: IntervalKind): Interval {
  if (survival <= 0 || !Number.isFinite(greenwood)) return NONE
  const spread = Z95 * Math.sqrt(greenwood)
  if (kind === "plain") {
    return { lower: Math.max(0, survival * (1 - spread)), upper: Math.min(1, survival * (1 + spread)) }
  }
  if (kind === "log") {
    return { lower: survival * Math.exp(-spread), upper: Math.min(1, survival * Math.exp(spread)) }
  }
  if (survival >= 1) return NONE
  const logS = Math.log(survival)
  return { lower: survival ** Math.exp(-spread / logS), upper: survival ** Math.exp(spread / logS) }
}

/** Log-log 95 % limits of a cumulative incidence F with standard error se; none at F = 0 or F = 1. */
export function incidenceInterval(incidence: number, standardError: number): Interval {
  if (incidence <= 0 || incidence >= 1) return NONE
  const spread = (Z95 * standardError) / (incidence * Math.log(incidence))
  return { lower: incidence ** Math.exp(-spread), upper: incidence ** Math.exp(spread) }
}
