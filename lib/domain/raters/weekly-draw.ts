import type { Day } from "@/lib/domain/calendar/day"
import { WEEKLY_DOUBLE_RATING_SHARE } from "@/lib/domain/temperament/certification"

/** One assessment of last week that could be looked at a second time. */
export interface DrawableSheet {
  readonly sheetId: string
  readonly catId: string
  readonly rater: string
  readonly day: Day
}

/** First day (Monday) of the week a day lies in; day 0 of the calendar was a Thursday. */
export const weekOf = (day: Day): Day => day - ((((day + 3) % 7) + 7) % 7)

/**
 * The tenth of a week's assessments, at least one, that a second person should rate blind: drawn at random, but the
 * same for everybody who asks, on any device. One draw per cat. Source: rule A.4.
 */
export function drawForDoubleRating(input: {
  readonly sheets: readonly DrawableSheet[]
  readonly week: Day
  readonly seed: string
}): readonly DrawableSheet[] {
  const { sheets, week, seed } = input
  const ofWeek = sheets.filter((sheet) => weekOf(sheet.day) === week)
  const count = Math.ceil(ofWeek.length * WEEKLY_DOUBLE_RATING_SHARE)
  const lots = ofWeek
    .map((sheet) => ({ sheet, lot: lotOf(`${seed} ${week} ${sheet.sheetId}`) }))
    .sort((a, b) => a.lot - b.lot || (a.sheet.sheetId < b.sheet.sheetId ? -1 : 1))
  const drawn = new Map<string, DrawableSheet>()
  for (const { sheet } of lots) {
    if (drawn.size >= count) break
    if (!drawn.has(sheet.catId)) drawn.set(sheet.catId, sheet)
  }
  return [...drawn.values()]
}

/** FNV-1a with a final avalanche: evenly spread, the same everywhere, and nobody can steer it by the order of rows. */
function lotOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
