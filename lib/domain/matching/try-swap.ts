import type { AssignInput } from "./event-problem"

/** What a swap would change for one adopter: the column before and after (null = no cat), and the points of it. */
export interface SwapSide {
  readonly row: number
  readonly before: number | null
  readonly after: number | null
  readonly change: number
}

/** A swap that is tried: who it touches, what it costs in total, or why it cannot be. */
export type Swap =
  | { readonly isPossible: true; readonly sides: readonly SwapSide[]; readonly change: number }
  | { readonly isPossible: false; readonly because: "set_aside" | "locked" }

/**
 * Gives a column to a row; whoever had it takes the other's, or none where the two must not be together. Locked
 * pairs stay. Nothing is planned anew: this is the price of exactly that wish.
 */
export function trySwap(
  input: AssignInput,
  assignment: readonly (number | null)[],
  wish: { readonly row: number; readonly column: number },
): Swap {
  const { scores, noMatch = null, locked = [] } = input
  const { row, column } = wish
  if ((scores[row]?.[column] ?? null) === null) return { isPossible: false, because: "set_aside" }
  const isLocked = locked.some((lock) => lock.row === row || lock.column === column)
  if (isLocked && assignment[row] !== column) return { isPossible: false, because: "locked" }
  const worth = (one: number, at: number | null) => (at === null ? (noMatch ?? 0) : (scores[one]?.[at] ?? 0))
  const side = (one: number, after: number | null): SwapSide => {
    const before = assignment[one] ?? null
    return { row: one, before, after, change: worth(one, after) - worth(one, before) }
  }
  const sides = [side(row, column)]
  const owner = assignment.indexOf(column)
  if (owner >= 0 && owner !== row) {
    const left = assignment[row] ?? null
    const mayTake = left !== null && (scores[owner]?.[left] ?? null) !== null
    sides.push(side(owner, mayTake ? left : null))
  }
  return { isPossible: true, sides, change: sides.reduce((sum, { change }) => sum + change, 0) }
}
