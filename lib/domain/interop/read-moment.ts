import { type Day, dayFromDate, daysInMonth } from "@/lib/domain/calendar/day"

/** A day with the time of day as its fraction, so that moments of one day keep their order. */
export type Moment = number

/** Reads one text; null when it is not a date of any of the forms. */
export type MomentReader = (text: string) => Moment | null

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
const TIME =
  /^(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AaPp])?\.?[Mm]?\.?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/
const TOKEN = /YYYY|YY|MMMM|MMM|MM|M|DD|D/g
const TIME_IN_FORM = /[T ,]*(?:H|h|'T').*$/
const MINUTES_PER_DAY = 1440
const CENTURY_FROM = 70

type Part = "year" | "month" | "dayOfMonth"
interface Form {
  readonly pattern: RegExp
  readonly parts: readonly { part: Part; isShortYear: boolean }[]
}

/**
 * A reader for date forms such as "YYYY-MM-DD", "MM/DD/YYYY" or "D MMM YYYY". A time after the date is always
 * understood, written 24 h or with AM and PM, and orders moments of one day; zones are not shifted, the day counts as
 * it is written. The first form that fits wins; days that do not exist fit none. Throws RangeError for a form without
 * day, month and year.
 */
export function momentReader(forms: readonly string[]): MomentReader {
  const compiled = forms.map(compileForm)
  const known = new Map<string, Moment | null>()
  return (text) => {
    const seen = known.get(text)
    if (seen !== undefined) return seen
    let moment: Moment | null = null
    for (const form of compiled) {
      moment = readForm(form, text)
      if (moment !== null) break
    }
    // Dates repeat by the thousand; a bounded memory of them saves most of the reading.
    if (known.size < 20_000) known.set(text, moment)
    return moment
  }
}

/** Whether a text is a date form this reader understands. */
export function isDateForm(form: string): boolean {
  try {
    compileForm(form)
    return true
  } catch {
    return false
  }
}

/** The calendar day of a moment. */
export function dayOfMoment(moment: Moment): Day {
  return Math.floor(moment)
}

function compileForm(form: string): Form {
  const dateForm = form.replace(TIME_IN_FORM, "")
  const parts: Form["parts"][number][] = []
  let source = "^"
  let from = 0
  for (const match of dateForm.matchAll(TOKEN)) {
    const [token] = match
    source += escapeLiteral(dateForm.slice(from, match.index))
    const touches = match.index > 0 && match.index === from && token.length === 2
    from = match.index + token.length
    source += sourceOf(token, touches)
    const part: Part = token.startsWith("Y") ? "year" : token.startsWith("M") ? "month" : "dayOfMonth"
    parts.push({ part, isShortYear: token === "YY" })
  }
  const named = new Set(parts.map(({ part }) => part))
  if (parts.length !== 3 || named.size !== 3)
    throw new RangeError(`"${form}" must name year, month and day once, such as MM/DD/YYYY`)
  source += `${escapeLiteral(dateForm.slice(from))}(.*)$`
  return { pattern: new RegExp(source, "i"), parts }
}

function sourceOf(token: string, touches: boolean): string {
  if (token === "YYYY") return "(\\d{4})"
  if (token === "YY") return "(\\d{2})"
  if (token.startsWith("MMM")) return "([a-z]{3,9})\\.?"
  return touches ? "(\\d{2})" : "(\\d{1,2})"
}

function escapeLiteral(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+")
}

function readForm({ pattern, parts }: Form, text: string): Moment | null {
  const match = pattern.exec(text)
  if (!match) return null
  const date = { year: 0, month: 0, dayOfMonth: 0 }
  for (const [i, { part, isShortYear }] of parts.entries()) {
    const value = numberOf(match[i + 1] ?? "", part)
    if (value === null) return null
    date[part] = isShortYear ? value + (value >= CENTURY_FROM ? 1900 : 2000) : value
  }
  const { year, month, dayOfMonth } = date
  if (year < 1 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month))
    return null
  const minutes = minutesOf(match[parts.length + 1] ?? "")
  return minutes === null ? null : dayFromDate(date) + minutes / MINUTES_PER_DAY
}

function numberOf(text: string, part: Part): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const month = part === "month" ? MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1 : 0
  return month || null
}

function minutesOf(rest: string): number | null {
  const match = TIME.exec(rest.trimEnd())
  if (!match) return null
  if (match[1] === undefined) return 0
  const half = match[4]?.toLowerCase()
  const hour = Number(match[1])
  const minute = Number(match[2])
  const isHour = half ? hour >= 1 && hour <= 12 : hour <= 23
  if (!isHour || minute > 59 || Number(match[3] ?? 0) > 60) return null
  const hour24 = half ? (hour % 12) + (half === "p" ? 12 : 0) : hour
  return hour24 * 60 + minute
}
