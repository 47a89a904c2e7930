import "server-only"
import { agreementByDimension } from "@/lib/domain/raters/agreement"
import { type DoubleRating, doubleRatedCats, pairDoubleRatings } from "@/lib/domain/raters/double-ratings"
import { driftByRater } from "@/lib/domain/raters/drift"
import { ownRatingVariance } from "@/lib/domain/raters/own-variance"
import { casesForSitting } from "@/lib/domain/raters/sitting"
import { isDimensionKey } from "@/lib/domain/temperament/dimensions"
import { currentInstrument } from "@/lib/features/cats/instrument-queries"
import { dateOfDay, dayOfDate, today } from "@/lib/platform/clock"
import { type Db, read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { drawnThisWeek } from "./draw-queries"

/** Agreement looks a year back: older looks tell of people and words that have changed. */
const AGREEMENT_DAYS = 365
/** From this stress on a rating shows the moment, not the cat; two of them say nothing about the raters. */
const UPSET_FROM = 3

/** The double ratings of a year: set probes and foster looks at a calm enough cat, not-seen left out. */
export async function doubleRatings(db: Db, viewer: Viewer): Promise<DoubleRating[]> {
  const rows = await db.rating.findMany({
    where: {
      ratedOn: { gte: dateOfDay(today(viewer) - AGREEMENT_DAYS) },
      value: { not: null },
      context: { not: "opportunistic" },
      stress: { lt: UPSET_FROM },
    },
    select: { catId: true, dimension: true, raterId: true, ratedOn: true, value: true },
  })
  return pairDoubleRatings(
    rows.flatMap(({ catId, dimension, raterId, ratedOn, value }) =>
      isDimensionKey(dimension) && value !== null
        ? [{ catId, dim: dimension, rater: raterId, day: dayOfDate(ratedOn), value }]
        : [],
    ),
  )
}

export const ownVariance = async (db: Db, viewer: Viewer) =>
  ownRatingVariance(await doubleRatings(db, viewer))

/** Who rates, how alike, who is certified until when, and whom a second person should look at this week. */
export const ratersOverview = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const pairs = await doubleRatings(db, viewer)
    const people = await db.person.findMany({
      where: { active: true, role: { in: ["administrator", "coordinator", "staff"] } },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    })
    const sittings = await db.certification.findMany({ orderBy: { createdAt: "asc" } })
    const drift = driftByRater(pairs, today(viewer))
    const { rubric, number } = await currentInstrument(db)
    return {
      agreement: agreementByDimension(pairs),
      cats: doubleRatedCats(pairs),
      variance: { own: ownRatingVariance(pairs), current: rubric.ratingVariance, version: number },
      drawn: await drawnThisWeek(db, viewer),
      raters: people.map(({ id, name }) => ({
        id,
        name,
        sittings: sittings
          .filter((one) => one.personId === id)
          .map(({ id: sittingId, method, passedOn, expiresOn, kappaLinear, withinOne, pairs: clips }) => ({
            id: sittingId,
            method,
            onDay: dayOfDate(passedOn),
            untilDay: expiresOn ? dayOfDate(expiresOn) : null,
            kappaLinear,
            withinOne,
            clips,
          })),
        drift: drift.find((one) => one.rater === id) ?? null,
      })),
      today: today(viewer),
    }
  })
export type RatersOverview = Awaited<ReturnType<typeof ratersOverview>>

/** The cases of the viewer's next sitting; what is expected stays on the server until the sitting is judged. */
export const nextSitting = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const mine = await db.certification.findMany({
      where: { personId: viewer.personId, method: "cases" },
      orderBy: { createdAt: "desc" },
      select: { passedOn: true, expiresOn: true },
    })
    const last = mine[0]
    return {
      cases: casesForSitting(mine.length).map(({ key, dim, story }) => ({ key, dim, story })),
      satToday: last !== undefined && dayOfDate(last.passedOn) === today(viewer),
      certifiedUntil: mine.find(({ expiresOn }) => expiresOn && dayOfDate(expiresOn) >= today(viewer))
        ?.expiresOn,
    }
  })
export type NextSitting = Awaited<ReturnType<typeof nextSitting>>
