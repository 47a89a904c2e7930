import "server-only"
import { roundFindings } from "@/lib/domain/cats/work-lines"
import { CARRIER_TRACK_RULE, isCarrierTrackMastered } from "@/lib/domain/harness/carrier-track"
import { SHOW_RULE, whyNotToShow } from "@/lib/domain/programme/show-rules"
import { tierNumber } from "@/lib/domain/suitability/tiers"
import { withoutSuperseded } from "@/lib/features/cats/histories-queries"
import { LOOK_COLUMNS } from "@/lib/features/cats/look-queries"
import { carrierPracticeOf } from "@/lib/features/cats/tracks-queries"
import { dateOfDay, dayOf, now, today } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { pausedCats } from "./caseload-queries"

const MOST_CATS = 1000
// The last three that count: some of the latest may have been put right.
const LATEST_ROWS = SHOW_RULE.calmSessions * 3

/** Cats in training, each with what keeps it from a show; a volunteer sees those within the clearance. */
export const showCats = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const asOfDay = today(viewer)
    const paused = await pausedCats(db, viewer)
    const since = dateOfDay(asOfDay - CARRIER_TRACK_RULE.withinDays)
    const rows = await db.cat.findMany({
      where: {
        inCare: true,
        stage: viewer.role === "volunteer" ? { gte: 1, lte: viewer.clearance } : { gte: 1 },
      },
      orderBy: { name: "asc" },
      take: MOST_CATS,
      select: {
        id: true,
        name: true,
        ...LOOK_COLUMNS,
        stage: true,
        gateCap: true,
        reviewOpen: true,
        coolDownUntil: true,
        roundAt: true,
        roundStress: true,
        roundEating: true,
        roundIllness: true,
        sessions: {
          orderBy: [{ startedAt: "desc" }, { id: "desc" }],
          take: LATEST_ROWS,
          select: { id: true, supersedesId: true, peakStress: true },
        },
      },
    })
    const ofThese = { catId: { in: rows.map(({ id }) => id) } }
    const carried = withoutSuperseded(
      await db.session.findMany({ where: { ...ofThese, track: "carrier", startedAt: { gte: since } } }),
    )
    return rows.map((row) => {
      const own = <T extends { catId: string }>(all: T[]) => all.filter(({ catId }) => catId === row.id)
      const practice = carrierPracticeOf(own(carried))
      const whyNot = whyNotToShow({
        stage: row.stage ?? 1,
        gateCap: tierNumber(row.gateCap),
        isCarrierTrackMastered: isCarrierTrackMastered(practice, asOfDay),
        isReviewOpen: row.reviewOpen,
        isResting: row.coolDownUntil !== null && row.coolDownUntil > now(),
        isPaused: paused.has(row.id),
        foundToday: roundFindings(
          row.roundAt && {
            day: dayOf(row.roundAt, viewer),
            stress: row.roundStress,
            hasEaten: row.roundEating === "unknown" ? null : row.roundEating !== "no",
            isIll: row.roundIllness === "unknown" ? null : row.roundIllness === "yes",
          },
          asOfDay,
        ),
        latestStress: withoutSuperseded(row.sessions).map(({ peakStress }) => peakStress),
      })
      const { id, name, colour, pattern, eyeColour, earShape, coatLength } = row
      return { id, name, look: { seed: id, colour, pattern, eyeColour, earShape, coatLength }, whyNot }
    })
  })
export type ShowCat = Awaited<ReturnType<typeof showCats>>[number]
