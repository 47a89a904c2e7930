const SIGMAS = 3

/** Limits of a p-chart for one group of n around the overall share p: p +- 3 sqrt(p(1-p)/n), kept within 0 to 1. */
export function controlLimits(p: number, n: number): { lower: number; upper: number } | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A share must lie between 0 and 1, got ${p}.`)
  if (!(n > 0)) return null
  const half = SIGMAS * Math.sqrt((p * (1 - p)) / n)
  return { lower: Math.max(0, p - half), upper: Math.min(1, p + half) }
}

/** Little's law: cats in care on average = intakes per day x mean days of a stay. */
export function averagePopulation(intakesPerDay: number, meanStayDays: number): number {
  if (!(intakesPerDay >= 0 && meanStayDays >= 0)) throw new RangeError("Both must be 0 or more.")
  return intakesPerDay * meanStayDays
}
