/** Counts below this are hidden in exports and in public (11 for tables about people). */
export const SMALLEST_SHOWN_COUNT = 5
export const SMALLEST_SHOWN_COUNT_OF_PEOPLE = 11

/**
 * Hides small counts (1 to minimum - 1) of a row whose total is shown, and as many others as needed so that no
 * hidden cell follows from the total: at least two hidden cells with a sum of at least twice the minimum, taking
 * the smallest non-zero cells first and zeros last. Hidden cells are null. Throws on negative or broken counts.
 */
export function suppressRow(counts: readonly number[], minimum = SMALLEST_SHOWN_COUNT): (number | null)[] {
  if (counts.some((count) => !Number.isInteger(count) || count < 0)) {
    throw new RangeError("Counts must be whole numbers from 0.")
  }
  const hidden = new Set<number>()
  counts.forEach((count, i) => {
    if (count > 0 && count < minimum) hidden.add(i)
  })
  while (hidden.size > 0 && !isEnough(counts, hidden, minimum)) {
    const next = smallestShown(counts, hidden)
    if (next === null) {
      for (const i of counts.keys()) hidden.add(i)
      break
    }
    hidden.add(next)
  }
  return counts.map((count, i) => (hidden.has(i) ? null : count))
}

/** The same with the row's total, which is hidden too when it is small itself or would give away a lone cell. */
export function suppressRowWithTotal(
  counts: readonly number[],
  minimum = SMALLEST_SHOWN_COUNT,
): { cells: (number | null)[]; total: number | null } {
  const cells = suppressRow(counts, minimum)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const hiddenCount = cells.filter((cell) => cell === null).length
  const isSmall = total > 0 && total < minimum
  return { cells, total: isSmall || hiddenCount === 1 ? null : total }
}

function isEnough(counts: readonly number[], hidden: Set<number>, minimum: number): boolean {
  let sum = 0
  for (const i of hidden) sum += counts[i] ?? 0
  return hidden.size >= 2 && sum >= 2 * minimum
}

function smallestShown(counts: readonly number[], hidden: Set<number>): number | null {
  let best: number | null = null
  counts.forEach((count, i) => {
    if (count === 0 || hidden.has(i)) return
    if (best === null || count < (counts[best] ?? 0)) best = i
  })
  return best
}
