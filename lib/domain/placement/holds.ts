/** What can keep a cat from going home, in words for staff. */
export const HOLD_WORDS = {
  bite: "The report of a bite that broke the skin is open.",
  legal: "A legal hold or a quarantine is on record and not over.",
  medical: "The vet holds this cat.",
} as const
export type Hold = keyof typeof HOLD_WORDS
