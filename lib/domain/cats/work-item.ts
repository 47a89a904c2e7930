import type { Day } from "@/lib/domain/calendar/day"
import type { Track } from "@/lib/domain/harness/tracks"
import type { GateId } from "@/lib/domain/suitability/gates"
import { type LookKind, NEAR } from "@/lib/domain/suitability/propose-look"

/** What a line of the work queue asks for, most valuable kind first. */
export const WORK_KINDS = [
  "care",
  "review",
  "incident_review",
  "request",
  "lapse",
  "round",
  "first_rating",
  "session",
  "second_look",
  "gate",
  "rating",
  "follow_up",
  "enrol",
] as const
export type WorkKind = (typeof WORK_KINDS)[number]

/** One thing to do, about one cat or one room, with its reason in words. */
export interface WorkItem {
  readonly kind: WorkKind
  /** null for what is done room by room. */
  readonly catId: string | null
  readonly catName: string
  readonly room: string | null
  readonly title: string
  readonly because: string
  /** Larger is more urgent within its kind: days waited, mostly. */
  readonly urgency: number
  /** Rough minutes it takes, to plan by. */
  readonly minutes: number
  /** The request or the adopter it is about, where it is not the cat. */
  readonly recordId?: string
  /** For ratings: the kind of look that is proposed. */
  readonly look?: LookKind
}

/** What the queue reads of a cat in care. */
export interface QueuedCat {
  readonly id: string
  readonly name: string
  readonly room: string | null
  readonly intakeDay: Day | null
  readonly stage: number | null
  /** The track of the running course. */
  readonly track: Track
  readonly isReviewOpen: boolean
  readonly isResting: boolean
  readonly lastSessionDay: Day | null
  readonly lastRatingDay: Day | null
  readonly isSufficient: boolean
  /** Low bound of the suitability score and the limits it is measured by: near a limit one more look is worth most. */
  readonly suitabilityLow: number
  readonly look: LookKind
  /** Gates to do, and whether anything but gates holds the cat back. */
  readonly gatesOpen: readonly GateId[]
  readonly isHeldByGates: boolean
  /** The newest look of a room round. */
  readonly round: RoundState | null
}

export interface RoundState {
  readonly day: Day
  readonly stress: number | null
  readonly hasEaten: boolean | null
  readonly isIll: boolean | null
}

/** Waits after which something is due (shelter policy; the lapse steps are the protocol's). */
export const WORK_RULE = {
  settledDays: 3,
  sessionAfterDays: 2,
  /** The carrier track, cart and patio, and graduates live on one session a week. */
  weeklyAfterDays: 7,
  lapseWarnDays: 11,
  lapseDays: 14,
  ratingStaleDays: 45,
  nearLimit: NEAR.score,
} as const

/** Rough minutes by kind of work, to plan a shift by; not measured yet (shelter policy). */
export const WORK_MINUTES = {
  fullSheet: 15,
  quickLook: 2,
  session: 10,
  review: 20,
  care: 5,
  gate: 4,
  enrol: 3,
  request: 10,
  followUp: 5,
  roundPerCat: 1 / 6,
} as const
