import "server-only"
import type { z } from "zod"
import { can } from "@/lib/domain/access/table"
import type { StepSession } from "@/lib/domain/harness/carrier-track"
import { judgeFit } from "@/lib/domain/harness/fit-check"
import type { HistoryEntry } from "@/lib/domain/harness/history"
import { isStoppedWork } from "@/lib/domain/harness/outing-rules"
import type { ProtocolParameters } from "@/lib/domain/harness/protocol"
import { usualSetting } from "@/lib/domain/harness/techniques"
import { trackOf } from "@/lib/domain/harness/tracks"
import { tierNumber } from "@/lib/domain/suitability/tiers"
import { withoutSuperseded } from "@/lib/features/cats/histories-queries"
import { type CatRecord, summaryOf } from "@/lib/features/cats/summary-queries"
import { stepSessionsOf } from "@/lib/features/cats/tracks-queries"
import { listHandlers, namesOf } from "@/lib/features/users/queries"
import { dateOfDay, dayOfDate, now, today } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { OfferedGear } from "./candidate-schema"
import { isFresh, mayCorrect } from "./corrections-mutations"
import { ageOf, fitRanOut, offeredGear } from "./gear-queries"
import { outdoorStopAt } from "./incidents-queries"
import { FitInput, type SessionInput } from "./schema"
import { toSessionInput } from "./session-row-schema"

/** What the session form needs to say, before saving and without the server, what a session would do. */
export interface SessionSheet {
  cat: { id: string; name: string; colour: string | null; pattern: string | null }
  isEnrolled: boolean
  /** Asked by a foster carer, for the own cat. */
  isFoster: boolean
  stage: number
  startingStage: number
  gateCap: 0 | 1 | 2
  /** Outdoor work stands still in the whole shelter, or stood still when the session that is put right began. */
  isStopped: boolean
  today: number
  notToday: readonly string[]
  history: readonly HistoryEntry[]
  protocol: ProtocolParameters | null
  handlerId: string
  secondPeople: { id: string; name: string }[]
  /** What may be used, with what stands against it for this cat. */
  gear: OfferedGear[]
  /** Why the fit check on file does not hold; null when it does. */
  fitRanOut: string | null
  ageMonths: number | null
  /** What a session of this cat most likely is. */
  usual: Pick<SessionInput, "track" | "setting">
  /** Sessions in the carrier or backpack, as its steps read them. */
  carrierSessions: StepSession[]
  /** The last session's answers, to begin with; a tap at a show is none. */
  last: Pick<
    SessionInput,
    "place" | "harnessId" | "leashId" | "reward" | "secondPersonId" | "trials" | "track"
  > | null
  /** Today's fit check, when it was passed. */
  fitToday: z.infer<typeof FitInput> | null
  /** Sessions this person may put right here: the own ones of the last day. */
  own: { id: string; startedAt: string; trials: number | null; hits: number | null; peakStress: number }[]
  /** The session that is being put right. */
  corrects: { input: SessionInput; handler: string } | null
}

/** The session sheet of one cat; a volunteer gets it for cats within the clearance only. */
export async function sessionSheet(
  viewer: Viewer,
  catId: string,
  correctsId: string | null = null,
): Promise<SessionSheet> {
  const record = await summaryOf(viewer, catId)
  const { cat, histories, summary } = record
  const sessions = withoutSuperseded(cat.sessions)
  const corrected = sessions.find((session) => session.id === correctsId)
  if (correctsId && !(corrected && mayCorrect(viewer, corrected))) throw new AppError("NOT_FOUND")
  const verdict = summary.training?.sessionVerdicts.find((one) => one.id === corrected?.id)
  const stage = verdict?.stage ?? summary.training?.stage ?? 1
  if (!can(viewer, "session:log", { catId, stage })) throw new AppError("NOT_FOUND")
  // A foster carer works alone and is told nobody's name.
  const people = viewer.onlyCats ? [] : await listHandlers(viewer)
  const stop = await read(viewer, (db) => outdoorStopAt(db, viewer, corrected?.startedAt ?? now()))
  const { gear, ranOut, fitToday, handler } = await read(viewer, async (db) => ({
    gear: await offeredGear(db, viewer, { catId, stage }),
    ranOut: await fitRanOut(db, viewer, cat),
    fitToday: passedFit([
      await db.fitCheckRecord
        .findFirst({
          where: { catId, checkedOn: dateOfDay(today(viewer)) },
          orderBy: { checkedAt: "desc" },
          select: { check: true },
        })
        .then((found) => found?.check),
      ...fitsOfToday(viewer, cat),
    ]),
    handler: corrected ? (await namesOf(db, [corrected.handlerId])).get(corrected.handlerId) : undefined,
  }))
  const enrolment = cat.enrolments.at(-1)
  const last = sessions.findLast(
    ({ setting, startedAt }) => setting !== "show" && enrolment && startedAt >= enrolment.enrolledAt,
  )
  const track = trackOf(last?.track ?? enrolment?.track)
  const stopped = stop.isStopped && isStoppedWork({ track, stage, place: null }) ? [stop.sentence] : []
  const placed = cat.placements.findLast(({ endedOn }) => endedOn === null)
  return {
    cat: { id: cat.id, name: cat.name, colour: cat.colour, pattern: cat.pattern },
    isEnrolled: summary.training !== null,
    isFoster: viewer.onlyCats !== null,
    stage,
    startingStage: histories.startingStage,
    gateCap: tierNumber(summary.gates.cap),
    isStopped: stop.isStopped,
    today: today(viewer),
    notToday: [...summary.gates.sessionToday.reasons, ...stopped],
    history: histories.entries,
    protocol: histories.protocol ?? null,
    handlerId: corrected?.handlerId ?? viewer.personId,
    secondPeople: people
      .filter((person) => person.id !== (corrected?.handlerId ?? viewer.personId))
      .map(({ id, name }) => ({ id, name })),
    gear,
    fitRanOut: ranOut,
    ageMonths: ageOf(viewer, cat),
    usual: {
      track,
      setting: usualSetting(placed?.kind ?? null),
    },
    carrierSessions: stepSessionsOf(sessions),
    last: last ? lastAnswers(last, viewer) : null,
    fitToday,
    own: sessions
      .filter((session) => session.handlerId === viewer.personId && isFresh(session))
      .slice(-3)
      .map(({ id, startedAt, trials, hits, peakStress }) => ({
        id,
        startedAt: startedAt.toISOString(),
        trials,
        hits,
        peakStress,
      })),
    corrects: corrected ? { input: toSessionInput(corrected), handler: handler ?? "a former handler" } : null,
  }
}

/** What the next session most likely repeats, and no word of what was written. */
function lastAnswers(last: CatRecord["cat"]["sessions"][number], viewer: Viewer): SessionSheet["last"] {
  const { place, harnessId, leashId, reward, trials, track } = toSessionInput(last)
  // Of the pair of last time, whoever is not writing now.
  const secondPersonId = last.handlerId === viewer.personId ? last.secondPersonId : last.handlerId
  return { place, harnessId, leashId, reward, trials, track, secondPersonId }
}

const fitsOfToday = (viewer: Viewer, cat: CatRecord["cat"]) =>
  withoutSuperseded(cat.sessions)
    .filter((session) => dayOfDate(session.startedOn) === today(viewer))
    .map((session) => session.fit)
    .reverse()

/** The newest check that can be read, when it was passed; a later failed one takes an earlier pass back. */
function passedFit(checks: readonly unknown[]): z.infer<typeof FitInput> | null {
  const [newest] = checks.flatMap((check) => FitInput.safeParse(check).data ?? [])
  return newest && judgeFit(newest).isPassed ? newest : null
}
