/** A dimension as the matcher reads it: mean 1 to 5 and its standard error. */
export interface Spread {
  readonly mean: number
  readonly se: number
}

const NODES = [
  { offset: 0, weight: 2 / 3 },
  { offset: -Math.sqrt(3), weight: 1 / 6 },
  { offset: Math.sqrt(3), weight: 1 / 6 },
] as const

/**
 * Expected fit over what is not known of a cat: three-point Gauss-Hermite average of `fitOf` at the mean and at
 * sqrt(3) standard errors to either side, values kept within 1 to 5.
 */
export function expectedFit({ mean, se }: Spread, fitOf: (value: number) => number): number {
  return NODES.reduce((sum, { offset, weight }) => {
    const value = Math.min(5, Math.max(1, mean + offset * se))
    return sum + weight * fitOf(value)
  }, 0)
}

/** One of the three levels an expected fit looks at: the level, its share of the average, and the fit there. */
export interface FitPoint {
  readonly value: number
  readonly weight: number
  readonly fit: number
}

/** The three levels behind `expectedFit`, for people to check: the lowest, the middle and the highest. */
export function fitPoints({ mean, se }: Spread, fitOf: (value: number) => number): FitPoint[] {
  return NODES.map(({ offset, weight }) => {
    const value = Math.min(5, Math.max(1, mean + offset * se))
    return { value, weight, fit: fitOf(value) }
  }).sort((a, b) => a.value - b.value)
}

/** 1 when a value reaches what is asked; otherwise half a point less for every level below, not under 0. */
export function atLeast(value: number, asked: number): number {
  return value >= asked ? 1 : Math.max(0, 1 - (asked - value) / 2)
}
