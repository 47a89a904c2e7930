import { normalQuantile } from "./distributions"

const Z_TWO_SIDED = normalQuantile(0.975)
const Z_POWER = normalQuantile(0.8)
const STEPS = 60

/**
 * Cases per arm with which two shares can be told apart (two-sided 5 %, 80 % power, normal approximation); Infinity for
 * equal shares. 12 % against 8 % needs 882, against 6 % 356 (R's power.prop.test). Throws on shares outside 0 to 1.
 */
export function casesPerArm(p1: number, p2: number): number {
  if (!(p1 >= 0 && p1 <= 1 && p2 >= 0 && p2 <= 1)) throw new RangeError("Shares must lie between 0 and 1.")
  if (p1 === p2) return Number.POSITIVE_INFINITY
  const middle = (p1 + p2) / 2
  const spread =
    Z_TWO_SIDED * Math.sqrt(2 * middle * (1 - middle)) + Z_POWER * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))
  return Math.ceil((spread / (p1 - p2)) ** 2)
}

/**
 * The smallest rise (or, when `down`, fall) from a share that arms of n1 and n2 cases can show, in the same sense; null
 * when not even all or nothing could be told from it. Unequal arms count with their harmonic mean.
 */
export function detectableShare(p: number, arms: { n1: number; n2: number; down?: boolean }): number | null {
  const perArm = (2 * arms.n1 * arms.n2) / (arms.n1 + arms.n2)
  const end = arms.down ? 0 : 1
  if (!(perArm > 0) || p === end || casesPerArm(p, end) > perArm) return null
  let [far, near] = [end, p]
  for (let i = 0; i < STEPS; i++) {
    const middle = (far + near) / 2
    if (middle !== p && casesPerArm(p, middle) <= perArm) far = middle
    else near = middle
  }
  return far
}

/** Events in all with which a hazard ratio can be shown between equal arms (Schoenfeld): 1.5 needs 191, 2 needs 66. */
export function eventsForHazardRatio(ratio: number): number {
  if (!(ratio > 0) || ratio === 1) throw new RangeError("A hazard ratio must be above 0 and not 1.")
  return Math.ceil((4 * (Z_TWO_SIDED + Z_POWER) ** 2) / Math.log(ratio) ** 2)
}

/** The smallest hazard ratio above 1 that so many events in arms of n1 and n2 can show; null without events or an arm. */
export function detectableHazardRatio(events: number, arms: { n1: number; n2: number }): number | null {
  const { n1, n2 } = arms
  if (!(events > 0 && n1 > 0 && n2 > 0)) return null
  const balance = (n1 * n2) / (n1 + n2) ** 2
  return Math.exp((Z_TWO_SIDED + Z_POWER) / Math.sqrt(events * balance))
}
