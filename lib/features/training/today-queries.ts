import "server-only"
import { can } from "@/lib/domain/access/table"
import { WORK_MINUTES, type WorkItem } from "@/lib/domain/cats/work-item"
import { queueWork } from "@/lib/domain/cats/work-queue"
import { isStoppedWork } from "@/lib/domain/harness/outing-rules"
import { trackOf } from "@/lib/domain/harness/tracks"
import { GATE_IDS } from "@/lib/domain/suitability/gates"
import { LOOK_KINDS } from "@/lib/domain/suitability/propose-look"
import { lowestTier, tierNumber } from "@/lib/domain/suitability/tiers"
import { currentInstrument } from "@/lib/features/cats/instrument-queries"
import { drawnThisWeek } from "@/lib/features/temperament/draw-queries"
import { dayOf, dayOfDate, now, today } from "@/lib/platform/clock"
import type { Db } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { pausedCats } from "./caseload-queries"
import { outdoorStop, overdueReviews } from "./incidents-queries"

// A house full of cats; more would not be a day's work anyway.
const MOST_CATS = 1000

async function catsWork(db: Db, viewer: Viewer): Promise<WorkItem[]> {
  const paused = await pausedCats(db, viewer)
  const stop = await outdoorStop(db, viewer)
  const cats = await db.cat.findMany({
    where: {
      inCare: true,
      ...(viewer.role === "volunteer" ? { stage: { gte: 1, lte: viewer.clearance } } : {}),
    },
    orderBy: { intakeOn: "asc" },
    take: MOST_CATS,
    select: {
      id: true,
      name: true,
      room: true,
      intakeOn: true,
      stage: true,
      reviewOpen: true,
      coolDownUntil: true,
      lastSessionAt: true,
      lastRatingAt: true,
      sufficient: true,
      suitabilityLow: true,
      proposedLook: true,
      gatesOpen: true,
      gateCap: true,
      potential: true,
      demonstrated: true,
      roundAt: true,
      roundStress: true,
      roundEating: true,
      roundIllness: true,
      enrolments: { orderBy: { enrolledAt: "desc" }, take: 1, select: { track: true } },
    },
  })
  const items = queueWork(
    cats.map((cat) => ({
      id: cat.id,
      name: cat.name,
      room: cat.room,
      intakeDay: cat.intakeOn ? dayOfDate(cat.intakeOn) : null,
      stage: cat.stage,
      track: trackOf(cat.enrolments[0]?.track),
      isReviewOpen: cat.reviewOpen,
      isResting:
        paused.has(cat.id) ||
        (stop.isStopped &&
          isStoppedWork({ track: trackOf(cat.enrolments[0]?.track), stage: cat.stage ?? 0, place: null })) ||
        (cat.coolDownUntil !== null && cat.coolDownUntil > now()),
      lastSessionDay: cat.lastSessionAt ? dayOf(cat.lastSessionAt, viewer) : null,
      lastRatingDay: cat.lastRatingAt ? dayOf(cat.lastRatingAt, viewer) : null,
      isSufficient: cat.sufficient,
      suitabilityLow: cat.suitabilityLow,
      look: LOOK_KINDS.find((kind) => kind === cat.proposedLook) ?? "quick",
      gatesOpen: GATE_IDS.filter((id) => cat.gatesOpen.includes(id)),
      isHeldByGates:
        cat.sufficient && tierNumber(cat.gateCap) < tierNumber(lowestTier([cat.potential, cat.demonstrated])),
      round: cat.roundAt && {
        day: dayOf(cat.roundAt, viewer),
        stress: cat.roundStress,
        hasEaten: cat.roundEating === "unknown" ? null : cat.roundEating !== "no",
        isIll: cat.roundIllness === "unknown" ? null : cat.roundIllness === "yes",
      },
    })),
    today(viewer),
    (await currentInstrument(db)).suitability,
  )
  return items.filter((item) =>
    isTheirs(viewer, item, cats.find((cat) => cat.id === item.catId)?.stage ?? null),
  )
}

/** A line is shown to people who may do it: one click from doing it, never one click from a refusal. */
function isTheirs(viewer: Viewer, item: WorkItem, stage: number | null): boolean {
  if (item.kind === "review") return can(viewer, "gate:clear:G8")
  if (item.kind === "session" || item.kind === "lapse")
    return can(viewer, "session:log", { stage: stage ?? 1 })
  if (item.kind === "enrol" || item.kind === "gate" || item.kind === "care") return can(viewer, "cat:edit")
  return can(viewer, "rating:create")
}

/** Reviews of incidents that should have been closed by now, for those who may close them. */
async function overdueReviewWork(db: Db, viewer: Viewer): Promise<WorkItem[]> {
  if (!can(viewer, "gate:clear:G8")) return []
  const overdue = await overdueReviews(db, viewer)
  return overdue.map(({ catId, cat, day, isNearMiss, state }) => ({
    kind: "incident_review",
    catId,
    catName: cat.name,
    room: null,
    title: `Close the review of ${isNearMiss ? "a near miss" : "an incident"} with ${cat.name}`,
    because: `${state === "open" ? "nobody looks into it" : "it is under review"} since ${today(viewer) - day} days`,
    urgency: today(viewer) - day,
    minutes: WORK_MINUTES.review,
  }))
}

/** Cats that chance picked for a second, blind rating, for anybody but the first rater. */
async function secondLookWork(db: Db, viewer: Viewer): Promise<WorkItem[]> {
  if (!can(viewer, "rating:create")) return []
  const drawn = await drawnThisWeek(db, viewer)
  return drawn
    .filter((cat) => !cat.isDone && cat.firstRaterId !== viewer.personId)
    .map((cat) => ({
      kind: "second_look",
      catId: cat.catId,
      catName: cat.catName,
      room: cat.room,
      title: `Second look at ${cat.catName}`,
      because: "drawn at random this week, so that we know how alike two people rate",
      urgency: today(viewer) - cat.firstOn,
      minutes: WORK_MINUTES.fullSheet,
      look: "full",
    }))
}

/** What the cats themselves ask for today: looks, sessions, gates, reviews. */
export const catWork = async (db: Db, viewer: Viewer): Promise<WorkItem[]> => [
  ...(await catsWork(db, viewer)),
  ...(await secondLookWork(db, viewer)),
  ...(await overdueReviewWork(db, viewer)),
]
