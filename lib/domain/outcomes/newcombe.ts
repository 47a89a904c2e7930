import { wilson } from "./wilson"

/**
 * Difference of two independent shares x1/n1 - x2/n2 with Newcombe's 95 % interval (his method 10, from two
 * Wilson intervals); all null when either group is empty.
 */
export function newcombeDifference(groups: { x1: number; n1: number; x2: number; n2: number }): {
  difference: number | null
  lower: number | null
  upper: number | null
} {
  const first = wilson(groups.x1, groups.n1)
  const second = wilson(groups.x2, groups.n2)
  if (first.p === null || first.lower === null || first.upper === null) return NOTHING
  if (second.p === null || second.lower === null || second.upper === null) return NOTHING
  const difference = first.p - second.p
  return {
    difference,
    lower: difference - Math.hypot(first.p - first.lower, second.upper - second.p),
    upper: difference + Math.hypot(first.upper - first.p, second.p - second.lower),
  }
}

const NOTHING = { difference: null, lower: null, upper: null }
