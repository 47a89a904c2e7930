import "server-only"
import type { Suitability } from "@/lib/domain/suitability/evaluate-suitability"
import { tierNumber } from "@/lib/domain/suitability/tiers"
import { namesOf } from "@/lib/features/users/queries"
import { dayOfDate } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { withoutSuperseded } from "./histories-queries"
import { currentInstrument, ratingsUnder } from "./instrument-queries"
import { summaryOf } from "./summary-queries"
import { tracksOf } from "./tracks-queries"

const HISTORY_LINES = 40
const KEPT_RESULTS = 30

/** Everything the page of one cat shows: record, evaluation, decisions, audit in plain words, and who did what. */
export async function catRecord(viewer: Viewer, catId: string) {
  const record = await summaryOf(viewer, catId)
  return read(viewer, async (db) => {
    const audit = await db.auditEntry.findMany({
      where: { catId },
      orderBy: { at: "desc" },
      take: HISTORY_LINES,
    })
    const last = await db.stageDecision.findFirst({
      where: { catId },
      orderBy: { replay: "desc" },
      select: { replay: true },
    })
    const decisions = last
      ? await db.stageDecision.findMany({
          // A set of which nothing is left has one line below 0, so that it supersedes the set before it.
          where: { catId, replay: last.replay, position: { gte: 0 } },
          orderBy: { position: "desc" },
        })
      : []
    const kept = await db.assessment.findMany({
      where: { catId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: KEPT_RESULTS,
      select: {
        id: true,
        asOfOn: true,
        sheetId: true,
        result: true,
        rubricVersion: { select: { number: true } },
      },
    })
    const instrument = await currentInstrument(db)
    const counting = await ratingsUnder(db, instrument, withoutSuperseded(record.cat.ratings))
    const names = await namesOf(db, [
      ...record.cat.ratings.map((rating) => rating.raterId),
      ...record.cat.sessions.flatMap(({ handlerId, loggedBy, secondPersonId }) => [
        handlerId,
        loggedBy,
        secondPersonId,
      ]),
      ...record.cat.tagEvents.map((event) => event.personId),
      ...record.cat.gateFacts.map((fact) => fact.personId),
      ...audit.map((line) => line.personId),
    ])
    return {
      ...record,
      tracks: tracksOf({
        sessions: withoutSuperseded(record.cat.sessions),
        enrolledTrack: record.cat.enrolments.at(-1)?.track ?? null,
        gateCap: tierNumber(record.summary.gates.cap),
        harnessStage: record.summary.training?.stage ?? 1,
      }),
      audit,
      decisions,
      names,
      assessments: kept.map(({ id, asOfOn, sheetId, result, rubricVersion }) => {
        const { S, lo, hi, sufficient, potential } = JSON.parse(result) as Suitability
        return {
          id,
          day: dayOfDate(asOfOn),
          sheetId,
          version: rubricVersion.number,
          S,
          lo,
          hi,
          sufficient,
          potential,
        }
      }),
      /** Ratings that answer the questions of the version that counts now. */
      counting: new Set(counting.map((rating) => rating.id)),
    }
  })
}
export type CatPageRecord = Awaited<ReturnType<typeof catRecord>>

/** The part of a record that staff write themselves, as the form takes it. */
export function toEditable(cat: CatPageRecord["cat"]) {
  const {
    id,
    version,
    name,
    sex,
    bornOn,
    bornEstimated,
    breed,
    colour,
    room,
    profileText,
    staffNote,
    published,
  } = cat
  return {
    id,
    version,
    name,
    sex,
    bornOn: bornOn ? bornOn.toISOString().slice(0, 10) : null,
    bornEstimated,
    breed,
    colour,
    room,
    profileText,
    staffNote,
    published,
  }
}
