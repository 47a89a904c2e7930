import { chiSquareQuantile } from "./distributions"

/** Exact 95 % interval for a Poisson count (Garwood). Throws unless the count is a whole number from 0. */
export function poissonInterval(count: number): { lower: number; upper: number } {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`A count must be 0 or more, got ${count}.`)
  return {
    lower: count === 0 ? 0 : chiSquareQuantile(0.025, 2 * count) / 2,
    upper: chiSquareQuantile(0.975, 2 * count + 2) / 2,
  }
}

/** Events per `per` units (100 sessions by default) with the exact 95 % interval; null when nothing was observed. */
export function poissonRate(observed: { events: number; units: number; per?: number }): {
  rate: number
  lower: number
  upper: number
} | null {
  const { events, units, per = 100 } = observed
  if (!(units > 0)) return null
  const { lower, upper } = poissonInterval(events)
  const scale = per / units
  return { rate: events * scale, lower: lower * scale, upper: upper * scale }
}
