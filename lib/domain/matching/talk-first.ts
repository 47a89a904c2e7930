import type { Day } from "@/lib/domain/calendar/day"
import { type Answers, companionsOf } from "./answers"
import { type CatForMatch, dimensionOfCat, isSeen } from "./fit"

/** Touch below this level is "not yet easy" where young children come into reach. */
export const EASY_TOUCH_FROM = 3

export interface Bite {
  readonly day: Day | null
  readonly context: string
}

/** For staff: talk before anything else. No score outweighs it, and it never sets a cat aside. */
export interface TalkFirst {
  readonly isNeeded: boolean
  readonly because: readonly string[]
}

/** Young children in the home and a bite on record, or touch that is low or has not been seen. */
export function judgeTalkFirst(pair: {
  readonly cat: CatForMatch
  readonly bites: readonly Bite[]
  readonly adopter: Answers
}): TalkFirst {
  if (!companionsOf(pair.adopter)?.includes("young_children")) return { isNeeded: false, because: [] }
  const handling = dimensionOfCat(pair.cat, "handling")
  const because: string[] = []
  if (pair.bites.length > 0) because.push("Young children, and a bite on record")
  if (!isSeen(handling)) because.push("Young children, and touch has not been seen enough")
  else if (handling.mean < EASY_TOUCH_FROM) because.push("Young children, and touch is not yet easy")
  return { isNeeded: because.length > 0, because }
}
