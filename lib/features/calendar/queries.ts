import "server-only"
import { can, canSometimes } from "@/lib/domain/access/table"
import type { Day } from "@/lib/domain/calendar/day"
import type { ShiftLine } from "@/lib/domain/programme/shift-day"
import { shiftPlan } from "@/lib/features/training/shift-queries"
import { type CalendarDay, calendarOfDays } from "@/lib/platform/calendar-file"
import { dateOfDay, dayOfDate, today } from "@/lib/platform/clock"
import { type Db, read } from "@/lib/platform/db"
import { absoluteAddress } from "@/lib/platform/public-address"
import { routes } from "@/lib/platform/routes"
import { hashToken, linkToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"

const DAYS_BACK = 30
const DAYS_AHEAD = 60
const SLOT_DAYS = 14
const DAYS_PER_WEEK = 7
/** 1970-01-01 was a Thursday. */
const THURSDAY = 4
const MOST_ENTRIES = 500
const PARTS = ["morning", "midday", "evening"]

/** The own calendar address, or null; with another secret of the install an old one cannot be shown again. */
export const feedOf = (viewer: Viewer): Promise<{ address: string | null } | null> =>
  read(viewer, async (db) => {
    const feed = await db.calendarFeed.findFirst({
      where: { personId: viewer.personId, revokedAt: null },
      orderBy: { createdAt: "desc" },
    })
    if (!feed) return null
    const token = linkToken("calendar", feed.id)
    const isOurs = hashToken(token) === feed.tokenHash
    return { address: isOurs ? absoluteAddress(routes.calendarFeed(token)) : null }
  })

/** What is due, as a calendar of whole days, as far as the person may see it: cats by name, adopters never. */
export async function dueCalendar(viewer: Viewer): Promise<string> {
  const days = [
    ...(await sessionDays(viewer)),
    ...(await read(viewer, async (db) => [
      ...(await slotDays(db, viewer)),
      ...(await checkInDays(db, viewer)),
      ...(await trialDays(db, viewer)),
    ])),
  ]
  return calendarOfDays(`Slackline, ${viewer.shelterName}`, days)
}

/** Today's sessions by the shift plan. */
async function sessionDays(viewer: Viewer): Promise<CalendarDay[]> {
  if (!canSometimes(viewer, "session:log")) return []
  const { day } = await shiftPlan(viewer, { people: null })
  const isMine = ({ handler, second }: ShiftLine) =>
    handler?.personId === viewer.personId || second?.personId === viewer.personId
  return day.planned.filter(isMine).map(({ cat, minutes, next }) => ({
    uid: `session-${cat.catId}-${today(viewer)}@slackline`,
    day: today(viewer),
    title: `Session with ${cat.name}`,
    text: `${next} About ${minutes} minutes.`,
    url: absoluteAddress(routes.shift()),
  }))
}

/** How many sessions the weekly slots ask for: the own ones, and for those who plan also those of the house. */
async function slotDays(db: Db, viewer: Viewer): Promise<CalendarDay[]> {
  if (!canSometimes(viewer, "session:log")) return []
  const slots = await db.sessionSlot.findMany({
    where: {
      sessions: { gt: 0 },
      OR: [{ personId: viewer.personId }, ...(can(viewer, "cat:read") ? [{ personId: null }] : [])],
    },
    orderBy: [{ weekday: "asc" }, { part: "asc" }, { id: "asc" }],
  })
  const from = today(viewer)
  return Array.from({ length: SLOT_DAYS }, (_, ahead) => from + ahead).flatMap((day): CalendarDay[] => {
    const own = slots.filter(({ weekday }) => weekday === weekdayOf(day))
    if (own.length === 0) return []
    const sum = own.reduce((all, { sessions }) => all + sessions, 0)
    return [
      {
        uid: `slots-${day}@slackline`,
        day,
        title: `${sum} training ${sum === 1 ? "session" : "sessions"} planned`,
        text: PARTS.flatMap((part) => {
          const some = own.filter((slot) => slot.part === part)
          return some.length > 0 ? `${part}: ${some.reduce((all, one) => all + one.sessions, 0)}` : []
        }).join(", "),
        url: absoluteAddress(routes.shift()),
      },
    ]
  })
}

const weekdayOf = (day: Day) => ((day + THURSDAY - 1) % DAYS_PER_WEEK) + 1

const within = (viewer: Viewer) => ({
  gte: dateOfDay(today(viewer) - DAYS_BACK),
  lte: dateOfDay(today(viewer) + DAYS_AHEAD),
})

async function checkInDays(db: Db, viewer: Viewer): Promise<CalendarDay[]> {
  if (!can(viewer, "placement:create")) return []
  const due = await db.checkIn.findMany({
    where: { answeredAt: null, dueOn: within(viewer), placement: { endedOn: null } },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: MOST_ENTRIES,
    select: { id: true, day: true, dueOn: true, placement: { select: { cat: { select: { name: true } } } } },
  })
  return due.map(({ id, day, dueOn, placement }) => ({
    uid: `check-in-${id}@slackline`,
    day: dayOfDate(dueOn),
    title: `Day-${day} check-in of ${placement.cat.name}`,
    text: "Not answered yet.",
    url: absoluteAddress(routes.today()),
  }))
}

async function trialDays(db: Db, viewer: Viewer): Promise<CalendarDay[]> {
  if (!can(viewer, "placement:create")) return []
  const trials = await db.placement.findMany({
    where: { kind: "trial", endedOn: null, dueOn: within(viewer) },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: MOST_ENTRIES,
    select: { id: true, dueOn: true, cat: { select: { name: true } } },
  })
  return trials.flatMap(({ id, dueOn, cat }) =>
    dueOn
      ? {
          uid: `trial-${id}@slackline`,
          day: dayOfDate(dueOn),
          title: `Decide the trial of ${cat.name}`,
          text: "The trial ends on this day.",
          url: absoluteAddress(routes.today()),
        }
      : [],
  )
}
