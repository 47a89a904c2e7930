import { type Day, dayFromDate } from "./day"

const MS_PER_HOUR = 3_600_000

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

/** Hours from one instant to another, both in milliseconds; negative when the second lies earlier. */
export function hoursBetween(fromMs: number, toMs: number): number {
  if (!Number.isFinite(fromMs) || !Number.isFinite(toMs))
    throw new RangeError("instants must be finite milliseconds")
  return (toMs - fromMs) / MS_PER_HOUR
}

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const formatter = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  })
  formatters.set(timeZone, formatter)
  return formatter
}
