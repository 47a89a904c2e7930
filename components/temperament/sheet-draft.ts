import type { StressLevel } from "@/lib/domain/temperament/calm-ladder"
import { capOutdoorValue } from "@/lib/domain/temperament/conditions"
import type { DimensionKey } from "@/lib/domain/temperament/dimensions"
import type { BlindSheet } from "@/lib/features/temperament/queries"
import type { RatingSheetInput } from "@/lib/features/temperament/schema"
import type { AskedDimension } from "@/lib/features/temperament/sheet-schema"
import type { RatingValue } from "./anchor-cards"
import { type Moment, START_MOMENT } from "./moment-form"

/** One answered dimension, with the time and the cat's stress at that very moment. */
export interface SheetAnswer {
  value: RatingValue
  note: string
  stress: StressLevel
  ratedAt: string
  isRestless: boolean
}

/** A sheet as it stands on a device. It goes on asking in the words it began with, whatever was approved since. */
export interface SheetDraft {
  sheetId: string
  versionId: string
  dimensions: readonly AskedDimension[]
  /** When this sitting began. */
  beganAt: string
  moment: Moment
  answers: Partial<Record<DimensionKey, SheetAnswer>>
  /** Dimensions handed to the outbox: they stand as they are. */
  handedIn: readonly DimensionKey[]
  /** -1 is the moment before the first dimension. */
  step: number
}

export const beginDraft = (sheet: BlindSheet, sheetId: string, nowMs: number): SheetDraft => ({
  sheetId,
  versionId: sheet.versionId,
  dimensions: sheet.dimensions,
  beganAt: new Date(nowMs).toISOString(),
  moment: START_MOMENT,
  answers: {},
  handedIn: [],
  step: -1,
})

/** The same sheet on another day: how the cat is now is asked anew. */
export const resumeDraft = (draft: SheetDraft, nowMs: number): SheetDraft => ({
  ...draft,
  beganAt: new Date(nowMs).toISOString(),
  moment: { ...START_MOMENT, context: draft.moment.context },
  step: -1,
})

/** The first dimension without an answer, or the end. */
export function nextOpen({ dimensions, answers }: SheetDraft, from = 0): number {
  const found = dimensions.findIndex(({ key }, index) => index >= from && !answers[key])
  return found < 0 ? dimensions.length : found
}

export const answeredKeys = ({ dimensions, answers }: SheetDraft) =>
  dimensions.filter(({ key }) => answers[key]).map(({ key }) => key)

/** Answers that were not handed in yet. */
export const openKeys = (draft: SheetDraft) =>
  answeredKeys(draft).filter((key) => !draft.handedIn.includes(key))

/** What is sent: the new answers of this sheet. */
export const toInput = (draft: SheetDraft, catId: string): RatingSheetInput => ({
  sheetId: draft.sheetId,
  rubricVersionId: draft.versionId,
  catId,
  ratedAt: draft.beganAt,
  context: draft.moment.context,
  stress: draft.moment.stress ?? 0,
  eating: draft.moment.eating,
  inPain: draft.moment.inPain,
  hoursSinceProcedure: draft.moment.hoursSinceProcedure,
  ratings: openKeys(draft).flatMap((dimension) => {
    const answer = draft.answers[dimension]
    return answer ? [{ dimension, ...answer }] : []
  }),
})

/** What the server will store of a wish to look out, said before it does. */
export const keptOutdoor = (value: RatingValue, isRestless: boolean) => capOutdoorValue(value, isRestless)
