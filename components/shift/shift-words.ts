import type { ShiftLine } from "@/lib/domain/programme/shift-day"
import { formatMoment, formatTime } from "@/lib/platform/format"

interface Place {
  timeZone: string
  locale: string
}

const MS_PER_HOUR = 3_600_000
const HOURS_PER_DAY = 24

/** From when on, as the clock on the wall says it; with the date when it is not within the day. Null for at once. */
export function fromWords(
  { fromHours }: Pick<ShiftLine, "fromHours">,
  place: Place,
  nowMs: number,
): string | null {
  if (fromHours === null) return null
  const moment = new Date(fromHours * MS_PER_HOUR)
  const isSoon = moment.getTime() - nowMs < (HOURS_PER_DAY / 2) * MS_PER_HOUR
  return `from ${isSoon ? formatTime(moment, place) : formatMoment(moment, place)} on`
}

/** Who takes the cat, and who comes along. */
export const peopleWords = ({ handler, second }: Pick<ShiftLine, "handler" | "second">): string =>
  [handler?.name, second?.name].filter(Boolean).join(", with ")
