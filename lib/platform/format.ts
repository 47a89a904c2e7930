import { isoFromDay } from "@/lib/domain/calendar/day"

// The one place that turns dates and numbers into words; nothing else calls Intl or toLocale*.
const cached = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const known = cached.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  cached.set(key, made)
  return made
}

interface Place {
  timeZone: string
  locale: string
}

/** A calendar day such as "3 Nov 2026"; "–" for none. Date columns are midnight UTC of their day. */
export const formatDate = (date: Date | null | undefined, locale = "en") =>
  date ? formatter(locale, { dateStyle: "medium", timeZone: "UTC" }).format(date) : "–"

export const formatDay = (day: number | null | undefined, locale = "en") =>
  day === null || day === undefined ? "–" : formatDate(new Date(`${isoFromDay(day)}T00:00:00Z`), locale)

/** A month "YYYY-MM" such as "May 2026". */
export const formatMonth = (month: string, locale = "en") =>
  formatter(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  )

/** A moment in the shelter's time zone such as "3 Nov 2026, 14:05". */
export const formatMoment = (moment: Date | null | undefined, place: Place) =>
  moment
    ? formatter(place.locale, { dateStyle: "medium", timeStyle: "short", timeZone: place.timeZone }).format(
        moment,
      )
    : "–"

/** The time of day of a moment in the shelter's time zone such as "14:05". */
export const formatTime = (moment: Date, place: Place) =>
  formatter(place.locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: place.timeZone,
  }).format(moment)

export const formatNumber = (value: number, digits = 0, locale = "en") =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value,
  )

const SIZES = ["bytes", "KB", "MB", "GB", "TB"]

/** The size of a file such as "12.4 MB". */
export function formatSize(bytes: number, locale = "en"): string {
  const step = bytes < 1000 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${formatNumber(bytes / 1000 ** step, step > 1 ? 1 : 0, locale)} ${SIZES[step]}`
}

/** "1 day", "12 days". */
export const formatDays = (days: number) => `${formatNumber(days)} ${days === 1 ? "day" : "days"}`

/** An age such as "5 weeks", "7 months", "3 years"; "age not known" without one. */
export function formatAge(months: number | null): string {
  if (months === null) return "age not known"
  if (months < 1) return "under a month"
  if (months < 24) return `${months} ${months === 1 ? "month" : "months"}`
  const years = Math.floor(months / 12)
  return `${years} years`
}

/** How long ago, in the largest whole unit: "today", "yesterday", "12 days ago". */
export function formatDaysAgo(days: number | null): string {
  if (days === null) return "never"
  if (days <= 0) return "today"
  return days === 1 ? "yesterday" : `${formatDays(days)} ago`
}
