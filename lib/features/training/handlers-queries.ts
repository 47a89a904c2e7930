import "server-only"
import { ROLES, type Role } from "@/lib/domain/access/roles"
import { can } from "@/lib/domain/access/table"
import { PLACE_FROM_STAGE } from "@/lib/domain/harness/outing-rules"
import { dateOfDay, dayOfDate, today } from "@/lib/platform/clock"
import { type Db, Prisma, read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"

const RECENT_DAYS = 30
const MOST_SHOWN = 50

interface Hours {
  personId: string
  sessions: number
  seconds: number
  recentSessions: number
  recentSeconds: number
}

/** Sessions and hours of each person, as handler and as second person; what was put right counts once, as it is now. */
const hoursOf = (db: Db, viewer: Viewer) =>
  db.$queryRaw<Hours[]>(Prisma.sql`
    with held as (
      select s."handlerId", s."secondPersonId", s."startedOn", coalesce(s."durationSec", 0) as sec from "Session" s
      where s."shelterId" = ${viewer.shelterId}::uuid
      and not exists (select from "Session" later where later."supersedesId" = s."id")
    ), parts as (
      select "handlerId" as person, "startedOn", sec from held
      union all
      select "secondPersonId", "startedOn", sec from held where "secondPersonId" is not null
    )
    select person as "personId", count(*)::int as sessions, sum(sec)::int as seconds,
      (count(*) filter (where "startedOn" > ${dateOfDay(today(viewer) - RECENT_DAYS)}::date))::int as "recentSessions",
      coalesce(sum(sec) filter (where "startedOn" > ${dateOfDay(today(viewer) - RECENT_DAYS)}::date), 0)::int as "recentSeconds"
    from parts group by person`)

const NOTHING = { sessions: 0, seconds: 0, recentSessions: 0, recentSeconds: 0 }

/** Everybody who handles cats: clearance, whether outdoors, hours, and whether a PIN is set. */
export const handlersOverview = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const hours = new Map((await hoursOf(db, viewer)).map((row) => [row.personId, row]))
    const people = await db.person.findMany({
      where: { active: true, role: { not: "adopter" } },
      orderBy: { name: "asc" },
      select: {
        ...{ id: true, name: true, role: true, permissions: true, clearance: true, accountId: true },
        pinHash: true,
      },
    })
    const cats = await db.cat.findMany({
      where: { inCare: true },
      orderBy: { name: "asc" },
      select: { id: true, name: true, code: true },
    })
    return {
      cats,
      people: people.map(({ id, name, role, clearance, accountId, pinHash }) => {
        const { personId: _, ...worked } = hours.get(id) ?? { personId: id, ...NOTHING }
        const known: Role = ROLES.find((one) => one === role) ?? "volunteer"
        return {
          ...{ id, name, role: known, clearance, ...worked },
          isFoster: accountId === null,
          hasPin: pinHash !== null,
          mayGoOutdoors:
            accountId !== null &&
            can({ role: known, permissions: [], clearance }, "session:log", { stage: PLACE_FROM_STAGE.yard }),
        }
      }),
    }
  })
export type HandlersOverview = Awaited<ReturnType<typeof handlersOverview>>

/** The last sessions a person held or stood by at, newest first, or NOT_FOUND. */
export const loggedBy = (viewer: Viewer, personId: string) =>
  read(viewer, async (db) => {
    const person = await db.person.findUnique({ where: { id: personId }, select: { id: true, name: true } })
    if (!person) throw new AppError("NOT_FOUND")
    const rows = await db.session.findMany({
      where: { OR: [{ handlerId: personId }, { secondPersonId: personId }] },
      orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      take: MOST_SHOWN,
      select: {
        ...{ id: true, startedOn: true, durationSec: true, hits: true, trials: true, peakStress: true },
        ...{ handlerId: true, cat: { select: { id: true, name: true } } },
      },
    })
    const replaced = await db.session.findMany({
      where: { supersedesId: { in: rows.map(({ id }) => id) } },
      select: { supersedesId: true },
    })
    const gone = new Set(replaced.map(({ supersedesId }) => supersedesId))
    return {
      ...person,
      sessions: rows
        .filter(({ id }) => !gone.has(id))
        .map(({ startedOn, handlerId, cat, ...row }) => ({
          ...row,
          day: dayOfDate(startedOn),
          catId: cat.id,
          catName: cat.name,
          isSecond: handlerId !== personId,
        })),
    }
  })
export type LoggedBy = Awaited<ReturnType<typeof loggedBy>>
