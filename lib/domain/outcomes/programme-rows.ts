import type { Day } from "@/lib/domain/calendar/day"
import type { Tier } from "@/lib/domain/suitability/tiers"
import type { AgreementFact, CheckInFact, PlacementFact, ProgrammeData } from "./programme-data"
import type { IntakeType, Outcome, Stay } from "./stays"

/** A shelter's rows as they cross to another thread: JSON text of lists of values, in portions. */
export type ProgrammeText = {
  /** The last day an imported file speaks of; null = the data goes on to today. */
  statedEnd: Day | null
  today: Day
  stays: readonly string[]
  assessments: readonly string[]
  enrolments: readonly string[]
  stages: readonly string[]
  sessions: readonly string[]
  incidents: readonly string[]
  placements: readonly string[]
  returns: readonly string[]
  checkIns: readonly string[]
  traits: readonly string[]
  agreement: readonly AgreementFact[]
}

type StayRow = [
  string,
  string,
  Day,
  Day | null,
  Outcome | null,
  IntakeType,
  string | null,
  Stay["sex"],
  Day | null,
  Day | null,
  boolean,
]
type CheckInAnswers = Partial<Omit<CheckInFact, "placementId" | "day" | "dueDay" | "isAnswered">> | null

const readAll = <T>(portions: readonly string[]): T[] => portions.flatMap((text) => JSON.parse(text) as T[])

/** The last day the data speaks of: a file's own end, or later where a row says so; a living shelter's today. */
export function dataEndOf(
  stays: readonly Pick<Stay, "intakeDay" | "outcomeDay">[],
  stated: Day | null,
  today: Day,
): Day {
  if (stated === null) return today
  return stays.reduce(
    (latest, { intakeDay, outcomeDay }) => Math.max(latest, intakeDay, outcomeDay ?? 0),
    stated,
  )
}

/** Reads the rows back. Throws SyntaxError on text that is not what the query wrote. */
export function readProgramme(text: ProgrammeText): ProgrammeData {
  const stays = readAll<StayRow>(text.stays).map((row) => ({
    id: row[0],
    catKey: row[1],
    intakeDay: row[2],
    outcomeDay: row[3],
    outcome: row[4],
    intakeType: row[5],
    intakeDetail: row[6],
    sex: row[7],
    birthDay: row[8],
    availableDay: row[9],
    isReturn: row[10],
  }))
  return {
    dataEnd: dataEndOf(stays, text.statedEnd, text.today),
    stays,
    assessments: readAll<[string, Day, Tier, number, boolean]>(text.assessments).map(
      ([catKey, day, potential, S, isSufficient]) => ({ catKey, day, potential, S, isSufficient }),
    ),
    enrolments: readAll<[string, Day, number]>(text.enrolments).map(([catKey, day, startingStage]) => ({
      catKey,
      day,
      startingStage,
    })),
    stages: readAll<[string, Day, number, number, string | null]>(text.stages).map(
      ([catKey, day, from, to, sessionId]) => ({ catKey, day, from, to, sessionId }),
    ),
    sessions: readAll<[string, string, Day, number, number, string, boolean]>(text.sessions).map(
      ([id, catKey, day, at, peakStress, incident, isComplete]) => ({
        ...{ id, catKey, day, at, peakStress },
        ...{ incident, isComplete },
      }),
    ),
    incidents: readAll<[string, Day, string, boolean, number | null, string | null]>(text.incidents).map(
      ([catKey, day, kind, isNearMiss, stage, sessionId]) => ({
        catKey,
        day,
        kind,
        isNearMiss,
        stage,
        sessionId,
      }),
    ),
    placements: readAll<
      [string, string, string, PlacementFact["kind"], Day, Day | null, string | null, Tier | null]
    >(text.placements).map(([id, catKey, stayId, kind, startedDay, endedDay, band, effective]) => ({
      ...{ id, catKey, stayId, kind },
      ...{ startedDay, endedDay, band, effective },
    })),
    returns: readAll<[string, Day, string]>(text.returns).map(([placementId, day, reason]) => ({
      placementId,
      day,
      reason,
    })),
    checkIns: readAll<[string, number, Day, boolean, CheckInAnswers]>(text.checkIns).map(
      ([placementId, day, dueDay, isAnswered, answers]) => ({
        ...{ placementId, day, dueDay, isAnswered },
        inHome: answers?.inHome ?? null,
        satisfaction: answers?.satisfaction ?? null,
        outdoors: answers?.outdoors ?? null,
        challenges: answers?.challenges ?? [],
        vetVisit: answers?.vetVisit ?? null,
        chipRegistered: answers?.chipRegistered ?? null,
      }),
    ),
    traits: readAll<[string, string | null, boolean | null, number | null]>(text.traits).map(
      ([catKey, colour, isFivPositive, peopleMean]) => ({ catKey, colour, isFivPositive, peopleMean }),
    ),
    agreement: text.agreement,
  }
}
