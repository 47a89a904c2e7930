import "server-only"
import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator"
import { now } from "./clock"

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
