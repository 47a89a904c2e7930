import { type Day, dateFromDay, dayFromDate } from "@/lib/domain/calendar/day"
import { monthOf, shiftMonth } from "@/lib/domain/calendar/month"

export const SCHEDULE_EVERY = ["week", "month"] as const
export type ScheduleEvery = (typeof SCHEDULE_EVERY)[number]

export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const

/** The last day of a month that every month has. */
export const LAST_DAY_OF_MONTH = 28

const WEEK = 7
/** 1970-01-01 was a Thursday, the fourth day of the week. */
const EPOCH_WEEKDAY = 4

/** Weekday of a day, 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (day: Day): number => ((((day + EPOCH_WEEKDAY - 1) % WEEK) + WEEK) % WEEK) + 1

/**
 * The first day after `after` on which a schedule is due: a weekday (1-7), or a day of the month (1-28). Throws
 * RangeError for any other day.
 */
export function nextDue({ every, onDay }: { every: ScheduleEvery; onDay: number }, after: Day): Day {
  const last = every === "week" ? WEEK : LAST_DAY_OF_MONTH
  if (!Number.isInteger(onDay) || onDay < 1 || onDay > last)
    throw new RangeError(`the day of a schedule by ${every} is 1 to ${last}, not ${onDay}`)
  if (every === "week") return after + 1 + ((onDay - weekdayOf(after + 1) + WEEK) % WEEK)
  const { dayOfMonth } = dateFromDay(after)
  const month = dayOfMonth < onDay ? monthOf(after) : shiftMonth(monthOf(after), 1)
  const [year, number] = month.split("-").map(Number) as [number, number]
  return dayFromDate({ year, month: number, dayOfMonth: onDay })
}
