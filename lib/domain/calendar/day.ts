/** A calendar day as the whole number of days since 1970-01-01, without clock or zone. */
export type Day = number

/** The three numbers printed on a calendar: year 1 to 9999, month 1 to 12, day of the month from 1. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly dayOfMonth: number
}

const DAYS_PER_ERA = 146_097
const YEARS_PER_ERA = 400
/** Days from 0000-03-01, where leap days fall at the end of a year, to 1970-01-01. */
const EPOCH_FROM_MARCH_YEAR_ZERO = 719_468
const FIRST_DAY = -719_162
const LAST_DAY = 2_932_896

/** Whether a year has a 29 February in the Gregorian calendar. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Days in a month (1 to 12) of a year; throws RangeError for a month outside that range. */
export function daysInMonth(year: number, month: number): number {
  if (!Number.isInteger(month) || month < 1 || month > 12)
    throw new RangeError(`month ${month} is not 1 to 12`)
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Whether a number is a day this calendar can write, 0001-01-01 to 9999-12-31. */
export function isDay(value: number): boolean {
  return Number.isInteger(value) && value >= FIRST_DAY && value <= LAST_DAY
}

/** Returns the day unchanged, or throws RangeError naming the field when it is no whole calendar day. */
export function requireDay(value: number, field: string): Day {
  if (!isDay(value)) throw new RangeError(`${field} must be a whole number of days since 1970-01-01`)
  return value
}

/**
 * The day of a calendar date; throws RangeError for a date that does not exist.
 * Counted in years that begin in March (Hinnant's civil-date arithmetic), so no machine clock or zone is read.
 */
export function dayFromDate({ year, month, dayOfMonth }: CalendarDate): Day {
  const isKnownYear = Number.isInteger(year) && year >= 1 && year <= 9999
  if (
    !isKnownYear ||
    !Number.isInteger(dayOfMonth) ||
    dayOfMonth < 1 ||
    dayOfMonth > daysInMonth(year, month)
  ) {
    throw new RangeError(`there is no day ${year}-${month}-${dayOfMonth}`)
  }
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / YEARS_PER_ERA)
  const yearOfEra = marchYear - era * YEARS_PER_ERA
  const monthFromMarch = (month + 9) % 12
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_FROM_MARCH_YEAR_ZERO
}

/** The calendar date of a day; throws RangeError when the day is not a whole calendar day. */
export function dateFromDay(day: Day): CalendarDate {
  const shifted = requireDay(day, "day") + EPOCH_FROM_MARCH_YEAR_ZERO
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * YEARS_PER_ERA + (month <= 2 ? 1 : 0)
  return { year, month, dayOfMonth }
}

/** Reads "YYYY-MM-DD" strictly; null for any other form and for days that do not exist, such as 31 February. */
export function parseIsoDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const [year, month, dayOfMonth] = match.slice(1).map(Number) as [number, number, number]
  if (year < 1 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month))
    return null
  return dayFromDate({ year, month, dayOfMonth })
}

/** Reads "YYYY-MM-DD" and throws RangeError where `parseIsoDay` returns null. */
export function dayFromIso(text: string): Day {
  const day = parseIsoDay(text)
  if (day === null) throw new RangeError(`"${text}" is not a calendar day written YYYY-MM-DD`)
  return day
}

/** Writes a day as "YYYY-MM-DD"; throws RangeError when it is not a whole calendar day. */
export function isoFromDay(day: Day): string {
  const { year, month, dayOfMonth } = dateFromDay(day)
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`
}

/** Whole days from one day to another, negative when the second lies earlier. */
export function daysBetween(from: Day, to: Day): number {
  return requireDay(to, "to") - requireDay(from, "from")
}
