import "server-only"
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator"
import type { Day } from "@/lib/domain/calendar/day"
import { dateOfDay, now } from "./clock"

const REFRESH_SEC = 3_600

export interface CalendarEntry {
  id: string
  /** Rises with each change: calendars replace the earlier entry. */
  sequence: number
  startsAt: Date
  minutes: number
  title: string
  text: string
  place: string | null
  url: string
}

/** One appointment as an iCalendar file (RFC 5545). */
export function calendarFile(entry: CalendarEntry): string {
  const calendar = ical({
    prodId: { company: "Slackline", product: "Slackline" },
    method: ICalCalendarMethod.REQUEST,
  })
  calendar.createEvent({
    id: entry.id,
    sequence: entry.sequence,
    stamp: now(),
    start: entry.startsAt,
    end: new Date(entry.startsAt.getTime() + entry.minutes * 60_000),
    summary: entry.title,
    description: entry.text,
    url: entry.url,
    ...(entry.place ? { location: entry.place } : {}),
    status: ICalEventStatus.CONFIRMED,
  })
  return calendar.toString()
}

/** A whole day on which something is due. */
export interface CalendarDay {
  /** The same for the same thing every time: calendars replace it instead of showing it twice. */
  uid: string
  day: Day
  title: string
  text: string
  url: string
}

/** Days as a calendar other programs subscribe to. The same days give the same text, so that it can carry a tag. */
export function calendarOfDays(name: string, days: readonly CalendarDay[]): string {
  const calendar = ical({
    name,
    prodId: { company: "Slackline", product: "Slackline" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SEC,
  })
  for (const { uid, day, title, text, url } of days)
    calendar.createEvent({
      id: uid,
      // When it was written is not known and must not change: the day itself stands for it.
      stamp: dateOfDay(day),
      start: dateOfDay(day),
      end: dateOfDay(day + 1),
      allDay: true,
      // Whole days without the machine's zone.
      timezone: "UTC",
      summary: title,
      description: text,
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  return calendar.toString()
}
