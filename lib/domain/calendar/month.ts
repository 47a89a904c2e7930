import { type Day, dateFromDay, dayFromDate, daysInMonth } from "./day"

/** A calendar month written "YYYY-MM", the unit of monthly figures. */
export type Month = string

// Figures of a hundred thousand stays ask for the months of a few thousand days.
const knownMonths = new Map<Day, Month>()
const MONTHS_KEPT = 50_000

/** The month a day lies in, as "YYYY-MM". */
export function monthOf(day: Day): Month {
  const known = knownMonths.get(day)
  if (known !== undefined) return known
  const { year, month } = dateFromDay(day)
  const written = writeMonth(year, month)
  if (knownMonths.size < MONTHS_KEPT) knownMonths.set(day, written)
  return written
}

/** First day of a month; throws RangeError when the text is not "YYYY-MM". */
export function firstDayOfMonth(month: Month): Day {
  return dayFromDate({ ...readMonth(month), dayOfMonth: 1 })
}

/** Last day of a month; throws RangeError when the text is not "YYYY-MM". */
export function lastDayOfMonth(month: Month): Day {
  const { year, month: number } = readMonth(month)
  return dayFromDate({ year, month: number, dayOfMonth: daysInMonth(year, number) })
}

/** The month a whole number of months later (earlier when negative). */
export function shiftMonth(month: Month, months: number): Month {
  const { year, month: number } = readMonth(month)
  const index = year * 12 + (number - 1) + months
  if (!Number.isInteger(index)) throw new RangeError(`months must be a whole number, not ${months}`)
  return writeMonth(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1)
}

/** Every month from the first to the last, both included; empty when the last lies earlier. */
export function monthsFromTo(first: Month, last: Month): Month[] {
  const months: Month[] = []
  for (let month = shiftMonth(first, 0); month <= shiftMonth(last, 0); month = shiftMonth(month, 1))
    months.push(month)
  return months
}

/** The same day of the month some months later, or the last day of a month that is too short for it. */
export function addMonths(day: Day, months: number): Day {
  const { dayOfMonth } = dateFromDay(day)
  const target = readMonth(shiftMonth(monthOf(day), months))
  return dayFromDate({ ...target, dayOfMonth: Math.min(dayOfMonth, daysInMonth(target.year, target.month)) })
}

/** Whole calendar months from one day to another; a month is full when its day number is reached again. */
export function wholeMonthsBetween(from: Day, to: Day): number {
  if (to < from) return -wholeMonthsBetween(to, from)
  const start = dateFromDay(from)
  const end = dateFromDay(to)
  const months = (end.year - start.year) * 12 + (end.month - start.month)
  return end.dayOfMonth < start.dayOfMonth ? months - 1 : months
}

function readMonth(month: Month): { year: number; month: number } {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month)
  if (!match) throw new RangeError(`"${month}" is not a month written YYYY-MM`)
  return { year: Number(match[1]), month: Number(match[2]) }
}

function writeMonth(year: number, month: number): Month {
  if (year < 1 || year > 9999) throw new RangeError(`year ${year} is outside 1 to 9999`)
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`
}
