/** Training time a cat still needs on a usual day, as the number of an answer to question 4 (0 to 3). */
export type SupportNeed = 0 | 1 | 2 | 3

const SLOW_RECOVERY_BELOW = 3

/** Less need with every stretch of the course mastered; one more for a cat that is slow to get over a fright. */
export function supportNeed(cat: { readonly mastered: number; readonly recoveryMean: number }): SupportNeed {
  const base = needByMastery(cat.mastered)
  const need = base + (cat.recoveryMean < SLOW_RECOVERY_BELOW ? 1 : 0)
  return need >= 3 ? 3 : (need as SupportNeed)
}

function needByMastery(mastered: number): SupportNeed {
  if (mastered >= 8) return 0
  if (mastered >= 5) return 1
  return mastered >= 3 ? 2 : 3
}
