/** Values by how often they occur, most first; of equals, the one seen first. */
export function commonest(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value)
}

/** Taken well (2) or gladly (3), of the scale 0 to 3 (rule C.3). */
const TAKEN_GLADLY = 2

/** The reward a cat took gladly most often, of equals the one seen first; null when none was. */
export function favouriteReward(
  sessions: readonly { readonly reward: string | null; readonly rewardTaken: number | null }[],
): string | null {
  const gladly = sessions.filter(({ rewardTaken }) => (rewardTaken ?? 0) >= TAKEN_GLADLY)
  return commonest(gladly.flatMap(({ reward }) => (reward && reward !== "none" ? [reward] : [])))[0] ?? null
}
