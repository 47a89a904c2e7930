import type { Day } from "@/lib/domain/calendar/day"

/** A review is finished within a week, while people remember (shelter policy). */
export const REVIEW_RULE = { overdueDays: 7 } as const

export const REVIEW_STATES = {
  open: "Open",
  under_review: "Under review",
  closed: "Closed",
} as const
export type ReviewState = keyof typeof REVIEW_STATES

/** One row of a review: somebody takes it on, or says what was found. */
export interface ReviewStep {
  readonly step: string
  readonly assigneeId: string | null
}

/**
 * Where the review of an incident stands, and with whom. What the behaviour lead found when closing the cat's own review
 * counts as well: nobody is asked the same thing twice.
 */
export function reviewStateOf(
  steps: readonly ReviewStep[],
  isCatReviewed: boolean,
): { readonly state: ReviewState; readonly assigneeId: string | null } {
  const assigneeId = steps.findLast(({ step }) => step === "taken")?.assigneeId ?? null
  if (isCatReviewed || steps.some(({ step }) => step === "closed")) return { state: "closed", assigneeId }
  return { state: assigneeId ? "under_review" : "open", assigneeId }
}

/** Whether an incident waits for its review longer than it should. */
export const isReviewOverdue = (state: ReviewState, happenedDay: Day, asOfDay: Day): boolean =>
  state !== "closed" && asOfDay - happenedDay > REVIEW_RULE.overdueDays
