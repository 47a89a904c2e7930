import "server-only"
import type { Day } from "@/lib/domain/calendar/day"
import type { CatHistories } from "@/lib/domain/cats/summarise"
import { isCarrierTrackMastered } from "@/lib/domain/harness/carrier-track"
import { compareEntries, type Ending, type HistoryEntry, type Incident } from "@/lib/domain/harness/history"
import type { ProtocolParameters } from "@/lib/domain/harness/protocol"
import { trackOf } from "@/lib/domain/harness/tracks"
import type { RecordedFact } from "@/lib/domain/suitability/gate-facts"
import { GATE_FACT_KEYS } from "@/lib/domain/suitability/gates"
import { dayOfDate, now, today } from "@/lib/platform/clock"
import type { Db, Prisma } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { currentInstrument, ratingsUnder } from "./instrument-queries"
import { readRating } from "./ratings-schema"
import { hoursInCareAt } from "./stays-schema"
import { carrierPracticeOf } from "./tracks-queries"

const MS_PER_HOUR = 3_600_000
/** The fact that keeps weighings. */
export const WEIGHT_FACT = "weight_kg"

type SessionRow = Prisma.SessionGetPayload<object>
type HarnessEventRow = Prisma.HarnessEventGetPayload<object>

/** Rows that no later row corrects. */
export function withoutSuperseded<T extends { id: string; supersedesId: string | null }>(rows: T[]): T[] {
  const superseded = new Set(rows.map((row) => row.supersedesId))
  return rows.filter((row) => !superseded.has(row.id))
}

interface Fit {
  passed?: boolean
  backOut?: "pass" | "fail"
}

/** The columns of a session that the engine reads: the half of them, where many cats are looked at together. */
export const ENTRY_COLUMNS = {
  id: true,
  supersedesId: true,
  startedOn: true,
  startedAt: true,
  track: true,
  hits: true,
  trials: true,
  peakStress: true,
  handlerId: true,
  recoverySec: true,
  incident: true,
  endedBy: true,
  secondPersonId: true,
  fit: true,
  wornSec: true,
  gait: true,
  place: true,
  exitFacts: true,
} as const
type EntryRow = Pick<SessionRow, keyof typeof ENTRY_COLUMNS>

/** A logged session as the engine reads it. */
export function toSessionEntry(row: EntryRow): HistoryEntry {
  const fit = row.fit as Fit | null
  const facts = row.exitFacts as Record<string, unknown>
  const isHarness = trackOf(row.track) === "harness"
  return {
    ...facts,
    id: row.id,
    day: dayOfDate(row.startedOn),
    atHours: row.startedAt.getTime() / MS_PER_HOUR,
    // In a carrier or a cart nothing is a trial: such a session is an exposure, whatever an import may have put there.
    hits: isHarness ? row.hits : null,
    trials: isHarness ? row.trials : null,
    stress: row.peakStress,
    handler: row.handlerId,
    recoverySec: row.recoverySec,
    incident: row.incident as Incident,
    endedBy: row.endedBy as Ending,
    secondPerson: row.secondPersonId !== null,
    fitPassed: fit?.passed ?? null,
    backOutPassed: fit?.backOut ? fit.backOut === "pass" : null,
    wornSec: row.wornSec,
    gait: row.gait,
    place: row.place,
  }
}

function toEventEntry(row: HarnessEventRow): HistoryEntry[] {
  const base = { id: row.id, day: dayOfDate(row.onDay), atHours: row.at.getTime() / MS_PER_HOUR }
  const details = row.details as { stage?: number }
  switch (row.kind) {
    case "review_cleared":
      return [{ ...base, review: true }]
    case "override":
      return [
        {
          ...base,
          override: { stage: details.stage ?? 1, reason: row.reason ?? "", by: row.personId ?? "" },
        },
      ]
    case "p0_redo":
      return [{ ...base, p0Redo: true }]
    case "p0_check":
      return [{ ...base, p0Passed: true }]
    default:
      return [] // pausing is no part of the harness ladder
  }
}

function newestBy<T>(rows: T[], keyOf: (row: T) => string): Map<string, T> {
  return new Map(rows.map((row) => [keyOf(row), row])) // rows come oldest first: the last one stays
}

function gateFactsOf(rows: Prisma.GateFactGetPayload<object>[]): RecordedFact[] {
  return rows.flatMap((row) => {
    const key = GATE_FACT_KEYS.find((known) => known === row.key)
    return key
      ? [
          {
            key,
            value: row.value,
            onDay: dayOfDate(row.factOn),
            expiresOnDay: row.expiresOn ? dayOfDate(row.expiresOn) : null,
          },
        ]
      : []
  })
}

const yesNo = (value: string | undefined) => (value === "yes" ? true : value === "no" ? false : null)

const byTime = { createdAt: "asc" } as const

/** The rows of one cat that its evaluation follows from, oldest first. */
export async function loadCatRows(db: Db, catId: string) {
  const cat = await db.cat.findUnique({
    where: { id: catId },
    include: {
      stays: { orderBy: { intakeOn: "asc" } },
      ratings: { orderBy: { ratedAt: "asc" } },
      roundChecks: { orderBy: { checkedAt: "asc" } },
      gateFacts: { orderBy: [{ factOn: "asc" }, byTime] },
      catFacts: { orderBy: byTime },
      tagEvents: { orderBy: byTime },
      enrolments: { orderBy: { enrolledAt: "asc" } },
      sessions: { orderBy: [{ startedAt: "asc" }, { id: "asc" }] },
      harnessEvents: { orderBy: { at: "asc" } },
      placements: { orderBy: { startedOn: "asc" } },
    },
  })
  if (!cat) throw new AppError("NOT_FOUND")
  return cat
}
export type CatRows = Awaited<ReturnType<typeof loadCatRows>>

function trainingFactsOf(sessions: SessionRow[]) {
  const gladly = sessions.filter((session) => (session.rewardTaken ?? 0) >= 2)
  return {
    foodRewardsTaken: gladly.filter((session) => session.reward !== "toy").length,
    toyRewardsTaken: gladly.filter((session) => session.reward === "toy").length,
    slips: sessions.filter((session) => session.incident === "slipped").length,
  }
}

/** Round looks and weighings of the present stay: what an earlier stay showed says nothing of today. */
function roundsOf(cat: CatRows, openStay: CatRows["stays"][number] | undefined) {
  const from = openStay?.intakeOn ?? new Date(0)
  return {
    looks: withoutSuperseded(cat.roundChecks)
      .filter((look) => look.checkedOn >= from)
      .map(({ checkedOn, stress, eating, illness }) => ({
        day: dayOfDate(checkedOn),
        stress,
        eating,
        illness,
      })),
    weighings: cat.catFacts
      .filter((fact) => fact.key === WEIGHT_FACT && fact.observedOn !== null && fact.observedOn >= from)
      .map((fact) => ({ day: dayOfDate(fact.observedOn ?? fact.createdAt), kg: Number(fact.value) }))
      .sort((a, b) => a.day - b.day),
  }
}

/** Sessions that count and the events among them, up to a day, in the order of a history. */
export function entriesOf(
  { sessions, harnessEvents }: { sessions: EntryRow[]; harnessEvents: HarnessEventRow[] },
  asOfDay: Day,
): HistoryEntry[] {
  return [...withoutSuperseded(sessions).map(toSessionEntry), ...harnessEvents.flatMap(toEventEntry)]
    .filter((entry) => entry.day <= asOfDay)
    .sort(compareEntries)
}

/** A new enrolment begins its own course; of what came before only panics and open reviews go on counting. */
export function splitAt(entries: HistoryEntry[], enrolledAt: Date | undefined) {
  const from = enrolledAt ? enrolledAt.getTime() / MS_PER_HOUR : Number.POSITIVE_INFINITY
  const isEarlier = (entry: HistoryEntry) => (entry.atHours ?? 0) < from
  return { earlierEntries: entries.filter(isEarlier), entries: entries.filter((entry) => !isEarlier(entry)) }
}

/** The histories of one cat as the core wants them, from its rows. */
export async function toHistories(db: Db, viewer: Viewer, cat: CatRows): Promise<CatHistories> {
  const asOfDay: Day = today(viewer)
  const enrolment = cat.enrolments.at(-1)
  const sessions = withoutSuperseded(cat.sessions)
  const facts = newestBy(cat.catFacts, (row) => row.key)
  const tags = newestBy(cat.tagEvents, (row) => row.tag)
  const openStay = cat.stays.findLast((stay) => stay.outcomeOn === null)
  const instrument = await currentInstrument(db)
  const protocol = enrolment
    ? await db.protocolVersion.findUnique({ where: { id: enrolment.protocolVersionId } })
    : null
  return {
    asOfDay,
    name: cat.name,
    birthDay: cat.bornOn ? dayOfDate(cat.bornOn) : null,
    sex: cat.sex,
    room: cat.room,
    isInCare: openStay !== undefined,
    isPublished: cat.published,
    isPlaced: cat.placements.some((placement) => placement.endedOn === null && placement.kind !== "foster"),
    isMedicallyHeld: facts.get("medical_hold")?.value === "yes",
    ratings: (await ratingsUnder(db, instrument, withoutSuperseded(cat.ratings)))
      .flatMap((row) => readRating(row, instrument.rubric))
      .filter((rating) => rating.day <= asOfDay),
    rubric: instrument.rubric,
    suitability: instrument.suitability,
    // The margin for moving up keeps a shown label from flapping; a tier that was never shown has nothing to keep.
    previousTier: cat.summaryOn && cat.sufficient ? cat.potential : null,
    gateFacts: gateFactsOf(cat.gateFacts).filter((fact) => fact.onDay <= asOfDay),
    needs: {
      shortNosed: yesNo(facts.get("short_nosed")?.value),
      fivPositive: yesNo(facts.get("fiv_positive")?.value),
      felvPositive: yesNo(facts.get("felv_positive")?.value),
      deaf: yesNo(facts.get("deaf")?.value),
      blind: yesNo(facts.get("blind")?.value),
      declawed: yesNo(facts.get("declawed")?.value),
      weightKg: cat.weightKg === null ? null : Number(cat.weightKg),
    },
    ...roundsOf(cat, openStay),
    hoursInCare: openStay ? hoursInCareAt(openStay, now().getTime()) : null,
    isEnrolled: enrolment !== undefined,
    startingStage: enrolment?.startingStage ?? 1,
    ...splitAt(entriesOf(cat, asOfDay), enrolment?.enrolledAt),
    carrierTrackMastered: isCarrierTrackMastered(carrierPracticeOf(sessions), asOfDay),
    trainingFacts: trainingFactsOf(sessions),
    livesWith: {
      dogs: facts.get("lives_with_dogs")?.value,
      cats: facts.get("lives_with_cats")?.value,
      children: facts.get("lives_with_children")?.value,
    },
    tagsByHand: [...tags.values()].filter((event) => event.isOn).map((event) => event.tag),
    ...(protocol ? { protocol: protocol.parameters as unknown as ProtocolParameters } : {}),
  }
}
