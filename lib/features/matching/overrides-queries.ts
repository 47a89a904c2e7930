import "server-only"
import { dayFromIso, isoFromDay } from "@/lib/domain/calendar/day"
import { dateOfDay, dayOf, today } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

const MONTH_LENGTH = 7
const WIDEST_OFFSET_DAYS = 1

function daysOfMonth(month: string) {
  const [year = 0, number = 1] = month.split("-").map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`
  return { first: dayFromIso(`${month}-01`), end: dayFromIso(`${next}-01`) }
}

/** A month's decisions against the order, each with what became of it, and what was learned when they were looked at. */
export function overridesOf(viewer: Viewer, asked: string | undefined) {
  const month = asked ?? isoFromDay(today(viewer)).slice(0, MONTH_LENGTH)
  const { first, end } = daysOfMonth(month)
  return read(viewer, async (db) => {
    // The shelter's midnight is within a day of UTC's; the exact day is asked below.
    const decisions = await db.matchDecision.findMany({
      where: {
        decision: "override",
        createdAt: { gte: dateOfDay(first - WIDEST_OFFSET_DAYS), lt: dateOfDay(end + WIDEST_OFFSET_DAYS) },
      },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: {
        id: true,
        reason: true,
        personId: true,
        createdAt: true,
        adopter: { select: { id: true, name: true } },
        cat: { select: { id: true, name: true } },
      },
    })
    const inMonth = decisions.filter(({ createdAt }) => {
      const day = dayOf(createdAt, viewer)
      return day >= first && day < end
    })
    const placements = await db.placement.findMany({
      where: {
        adopterId: { in: inMonth.map(({ adopter }) => adopter.id) },
        catId: { in: inMonth.map(({ cat }) => cat.id) },
      },
      orderBy: { startedOn: "asc" },
      select: {
        adopterId: true,
        catId: true,
        kind: true,
        startedOn: true,
        returns: { select: { returnedOn: true }, orderBy: { returnedOn: "asc" }, take: 1 },
      },
    })
    const reviews = await db.overrideReview.findMany({
      where: { monthOn: dateOfDay(first) },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    })
    const people = await db.person.findMany({
      where: { id: { in: [...inMonth, ...reviews].map(({ personId }) => personId) } },
      select: { id: true, name: true },
    })
    const nameOf = new Map(people.map(({ id, name }) => [id, name]))
    return {
      month,
      before: isoFromDay(first - 1).slice(0, MONTH_LENGTH),
      after: end > today(viewer) ? null : isoFromDay(end).slice(0, MONTH_LENGTH),
      rows: inMonth.map(({ personId, ...decision }) => {
        const placed = placements.find(
          (one) =>
            one.adopterId === decision.adopter.id &&
            one.catId === decision.cat.id &&
            one.startedOn >= dateOfDay(dayOf(decision.createdAt, viewer)),
        )
        return {
          ...decision,
          by: nameOf.get(personId) ?? "somebody",
          placed: placed
            ? {
                kind: placed.kind,
                on: placed.startedOn,
                returnedOn: placed.returns[0]?.returnedOn ?? null,
              }
            : null,
        }
      }),
      reviews: reviews.map(({ id, finding, createdAt, personId }) => ({
        id,
        finding,
        createdAt,
        by: nameOf.get(personId) ?? "somebody",
      })),
    }
  })
}
export type Overrides = Awaited<ReturnType<typeof overridesOf>>
