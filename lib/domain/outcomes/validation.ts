import { TIERS, type Tier } from "@/lib/domain/suitability/tiers"
import { adoptionsOf } from "./adoptions"
import { FEWEST_FORECASTS } from "./calibration"
import { potentialCases } from "./charts/potential-chart"
import type { Slice } from "./cohort-slice"
import { casesPerArm, eventsForHazardRatio } from "./power"
import { assessedBy, enrolledIn } from "./programme-data"
import { shownShare } from "./small-numbers"
import { sessionsInWindow } from "./training-course"

/** Double-rated cats from which agreement is judged. (Validation plan 1.) */
export const CATS_FOR_AGREEMENT = 30
/** Answers at 90 days from which adventure use is judged. (Validation plan 2.) */
export const ANSWERS_FOR_USE = 50
const STOP_RULE = { escapes: 2, days: 90 }
const ESCAPES = ["slipped", "bolted"]

type Share = { x: number; n: number; value: number | null; lower: number | null; upper: number | null }

/** What is known about this shelter's own weights, and how far it is to what is not. */
export type Validation = {
  agreement: { cats: number; needed: number; flagged: readonly string[] }
  predictive: { matured: number; needed: number; unassessed: number }
  use: { answers: number; needed: number }
  /** Share of assessed cats that were enrolled, per potential: who is chosen for training. */
  selection: readonly ({ tier: Tier } & Share)[]
  /** Adoptions with a frozen match, of all. */
  matched: Share
  /** Sessions logged in full. */
  logging: Share
  harm: { escapes: number; days: number; isStopDue: boolean; escapedReturns: number }
  /** Stays per arm a shelter would need to show a fall of returns from 12 % to 8 %. */
  sizeForReturns: number
  /** Adoptions in all it would need to show a rate of adoption one and a half times as high. */
  adoptionsForRate: number
  isChecked: boolean
}

/**
 * The validation plan of one cohort: agreement after 30 double-rated cats, prediction after 50 enrolled cats whose 30 days
 * are over, use after 50 answers at 90 days, and the watch on harm. Source: rule G.
 */
export function validationOf(slice: Slice): Validation {
  const { prepared } = slice
  const agreement = prepared.data.agreement
  const cases = potentialCases(slice)
  const adoptions = adoptionsOf(slice)
  const answers = adoptions.flatMap(({ checkIns }) =>
    checkIns.filter(({ day, outdoors }) => day === 90 && outdoors !== null),
  )
  const sessions = sessionsInWindow(slice)
  const since = prepared.dataEnd - STOP_RULE.days
  const escapes = prepared.data.incidents.filter(
    ({ kind, isNearMiss, day }) =>
      !isNearMiss && ESCAPES.includes(kind) && day > since && day <= prepared.dataEnd,
  ).length
  const cats = Math.max(0, ...agreement.map((one) => one.cats))
  const flagged = agreement.flatMap((one) => (one.isFlagged ? [one.dimension] : []))
  return {
    agreement: { cats, needed: CATS_FOR_AGREEMENT, flagged },
    predictive: { matured: cases.cases.length, needed: FEWEST_FORECASTS, unassessed: cases.unassessed },
    use: { answers: answers.length, needed: ANSWERS_FOR_USE },
    selection: TIERS.map((tier) => ({ tier, ...selectionOf(slice, tier) })),
    matched: shareOf(adoptions.filter(({ placement }) => placement?.band != null).length, adoptions.length),
    logging: shareOf(sessions.filter(({ session }) => session.isComplete).length, sessions.length),
    harm: {
      escapes,
      days: STOP_RULE.days,
      isStopDue: escapes >= STOP_RULE.escapes,
      escapedReturns: adoptions.filter(({ returnReason }) => returnReason === "escaped_found").length,
    },
    sizeForReturns: casesPerArm(0.12, 0.08),
    adoptionsForRate: eventsForHazardRatio(1.5),
    isChecked:
      cats >= CATS_FOR_AGREEMENT &&
      cases.cases.length >= FEWEST_FORECASTS &&
      answers.length >= ANSWERS_FOR_USE,
  }
}

const shareOf = (x: number, n: number): Share => ({ x, n, ...shownShare(x, n) })

/** Of the stays whose cat had a sufficient assessment of this tier (before any enrolment), how many were enrolled. */
function selectionOf(slice: Slice, tier: Tier): Share {
  const assessed = slice.stays.flatMap((stay) => {
    const enrolled = enrolledIn(slice.prepared, stay)
    const until = enrolled ? enrolled.day - 1 : (stay.outcomeDay ?? slice.prepared.dataEnd)
    const found = assessedBy(slice.prepared, stay, until)
    return found?.isSufficient && found.potential === tier ? [enrolled !== null] : []
  })
  return shareOf(assessed.filter(Boolean).length, assessed.length)
}
