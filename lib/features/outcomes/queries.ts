import "server-only"
import { dayFromIso } from "@/lib/domain/calendar/day"
import type { CohortRequest } from "@/lib/domain/outcomes/cohort"
import { type Comparison, cohortFigures } from "@/lib/domain/outcomes/cohort-figures"
import type { IntakeType, Outcome, Stay } from "@/lib/domain/outcomes/stays"
import { timeToAdoption } from "@/lib/domain/outcomes/time-to-adoption"
import { today } from "@/lib/platform/clock"
import { type Db, Prisma, read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import type { CohortInput } from "./schema"

interface StayRow {
  cat: string
  intake: number
  outcome: number | null
  type: Outcome | null
  intakeType: IntakeType
  detail: string | null
  sex: Stay["sex"]
  birth: number | null
  available: number | null
}

const DAY_ZERO = Prisma.sql`'1970-01-01'::date`

/** All stays of the shelter as statistics see them; days as whole numbers, so that a hundred thousand rows stay light. */
async function loadStays(db: Db, viewer: Viewer): Promise<Stay[]> {
  const rows = await db.$queryRaw<StayRow[]>`
    select s."catId"::text as cat, s."intakeOn" - ${DAY_ZERO} as intake, s."outcomeOn" - ${DAY_ZERO} as outcome,
      s."outcomeType"::text as type, s."intakeType"::text as "intakeType", s."intakeDetail" as detail,
      s."sex"::text as sex, s."bornOn" - ${DAY_ZERO} as birth, s."availableOn" - ${DAY_ZERO} as available
    from "Stay" s where s."shelterId" = ${viewer.shelterId}::uuid order by s."intakeOn", s."id"`
  return rows.map((row) => ({
    catKey: row.cat,
    intakeDay: row.intake,
    outcomeDay: row.outcome,
    outcome: row.type,
    intakeType: row.intakeType,
    intakeDetail: row.detail,
    sex: row.sex,
    birthDay: row.birth,
    availableDay: row.available,
  }))
}

/** A file speaks until its last day; a living shelter until today. */
async function dataEndOf(db: Db, viewer: Viewer, stays: Stay[]): Promise<number> {
  const shelter = await db.shelter.findUniqueOrThrow({
    where: { id: viewer.shelterId },
    select: { dataEndOn: true },
  })
  if (!shelter.dataEndOn) return today(viewer)
  const stated = dayFromIso(shelter.dataEndOn.toISOString().slice(0, 10))
  return stays.reduce((latest, stay) => Math.max(latest, stay.intakeDay, stay.outcomeDay ?? 0), stated)
}

function requestFor(stays: Stay[], dataEnd: number, input: CohortInput): CohortRequest {
  return {
    stays,
    dataEnd,
    clock: input.clock,
    from: input.from ? dayFromIso(input.from) : null,
    to: input.to ? dayFromIso(input.to) : null,
  }
}

const loadRequest = (viewer: Viewer, input: CohortInput) =>
  read(viewer, async (db) => {
    const stays = await loadStays(db, viewer)
    return requestFor(stays, await dataEndOf(db, viewer, stays), input)
  })

/** Chart C1, time to adoption, of one cohort. */
export const adoptionChart = async (viewer: Viewer, input: CohortInput) =>
  timeToAdoption(await loadRequest(viewer, input))

/** Every cohort figure of the shelter: what `outcomes --json` prints. */
export const allFigures = async (viewer: Viewer, input: CohortInput & { by?: Comparison | null }) =>
  cohortFigures({ ...(await loadRequest(viewer, input)), by: input.by ?? null })
