import { type Day, dayFromDate } from "./day"

const MS_PER_HOUR = 3_600_000
const DAY_MS = 24 * MS_PER_HOUR

// Building a formatter costs some 50 times more than using it; the answers depend on the arguments only.
const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * The calendar day at an instant (milliseconds since 1970-01-01T00:00Z) in an IANA zone such as "Europe/Berlin".
 * Throws RangeError for an instant that is no number or a zone the platform does not know.
 */
export function dayInZone(instantMs: number, timeZone: string): Day {
  if (!Number.isFinite(instantMs)) throw new RangeError("instantMs must be a finite number of milliseconds")
  const parts = formatterFor(timeZone).formatToParts(instantMs)
  const read = (type: "year" | "month" | "day") => Number(parts.find((part) => part.type === type)?.value)
  return dayFromDate({ year: read("year"), month: read("month"), dayOfMonth: read("day") })
}

/**
 * The instant (milliseconds) at which clocks in an IANA zone show a day and a time of day such as "2026-11-24T10:30". A
 * time the clocks skip in spring is taken an hour later; of one they show twice, the first. Throws RangeError when the
 * text is no such time or the zone is not known.
 */
export function instantInZone(localTime: string, timeZone: string): number {
  const asUtc = Date.parse(`${localTime}Z`)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(localTime) || Number.isNaN(asUtc))
    throw new RangeError(`"${localTime}" is no day and time such as 2026-11-24T10:30`)
  // The zone's shift is the one of the result: asked before and after a change of clocks, the later guess wins only if it agrees with itself.
  const shifts = [asUtc - DAY_MS, asUtc + DAY_MS].map((ms) => wallTime(ms, timeZone) - ms)
  const found = shifts.map((shift) => asUtc - shift).filter((ms) => wallTime(ms, timeZone) === asUtc)
  return found.length > 0 ? Math.min(...found) : asUtc - (shifts[0] ?? 0)
}

/** What clocks in the zone show at an instant, read as if it were UTC, to the minute. */
function wallTime(instantMs: number, timeZone: string): number {
  const parts = formatterFor(timeZone, true).formatToParts(instantMs)
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(read("year"), read("month") - 1, read("day"), read("hour"), read("minute"))
}

/** Hours from one instant to another, both in milliseconds; negative when the second lies earlier. */
export function hoursBetween(fromMs: number, toMs: number): number {
  if (!Number.isFinite(fromMs) || !Number.isFinite(toMs))
    throw new RangeError("instants must be finite milliseconds")
  return (toMs - fromMs) / MS_PER_HOUR
}

function formatterFor(timeZone: string, withTime = false): Intl.DateTimeFormat {
  const key = withTime ? `${timeZone} with time` : timeZone
  const known = formatters.get(key)
  if (known) return known
  const formatter = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    ...(withTime ? { hour: "numeric", minute: "numeric", hourCycle: "h23" } : {}),
  })
  formatters.set(key, formatter)
  return formatter
}
