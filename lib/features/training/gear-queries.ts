import "server-only"
import { ageInMonths } from "@/lib/domain/calendar/age"
import {
  CONDITIONS,
  type Condition,
  EQUIPMENT_KINDS,
  type EquipmentKind,
  gearProblems,
  whyFitRanOut,
} from "@/lib/domain/harness/equipment"
import { withoutSuperseded } from "@/lib/features/cats/histories-queries"
import type { CatRecord } from "@/lib/features/cats/summary-queries"
import { dateOfDay, dayOfDate, today } from "@/lib/platform/clock"
import { type Db, Prisma } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import type { OfferedGear } from "./candidate-schema"

// Who used a piece before that is no news for the next cat: it has been through many hands since.
const USES_DAYS = 180

interface Use {
  pieceId: string
  catId: string
  at: Date
}

/** The cat each piece was last on: from the sessions, the leash from what the session form kept beside them. */
async function lastUses(db: Db, viewer: Viewer): Promise<Map<string, Use>> {
  const since = dateOfDay(today(viewer) - USES_DAYS)
  const rows = await db.$queryRaw<Use[]>(Prisma.sql`
    with counting as (
      select "harnessId", "exitFacts", "catId", "startedAt" from "Session" s
      where "shelterId" = ${viewer.shelterId}::uuid and "startedAt" >= ${since}
      and not exists (select from "Session" later where later."supersedesId" = s."id")
    )
    select distinct on ("pieceId") "pieceId", "catId", "at" from (
      select "harnessId"::text as "pieceId", "catId", "startedAt" as "at" from counting
      where "harnessId" is not null
      union all
      select "exitFacts"->>'leashId', "catId", "startedAt" from counting
      where "exitFacts" ? 'leashId'
    ) uses order by "pieceId", "at" desc`)
  return new Map(rows.map((row) => [row.pieceId, row]))
}

const keyOf = <K extends string>(words: Readonly<Record<K, string>>, word: string, otherwise: K): K =>
  (Object.keys(words) as K[]).find((key) => key === word) ?? otherwise

/** Every piece that is not retired, with what stands against it for this cat at this stage. */
export async function offeredGear(
  db: Db,
  viewer: Viewer,
  use: { catId: string; stage: number },
): Promise<OfferedGear[]> {
  const pieces = await db.harness.findMany({
    where: { active: true, condition: { not: "retired" } },
    orderBy: { label: "asc" },
    include: { events: { where: { kind: "cleaned" }, orderBy: { at: "desc" }, take: 1 } },
  })
  const uses = await lastUses(db, viewer)
  return pieces.map((piece) => {
    const last = uses.get(piece.id)
    const cleanedAt = piece.events[0]?.at
    const kind: EquipmentKind = keyOf(EQUIPMENT_KINDS, piece.kind, "harness")
    const condition: Condition = keyOf(CONDITIONS, piece.condition, "good")
    const problems = gearProblems(
      {
        kind,
        condition,
        lengthM: piece.lengthM === null ? null : Number(piece.lengthM),
        lastCatId: last?.catId ?? null,
        isCleanedSince: last !== undefined && cleanedAt !== undefined && cleanedAt > last.at,
      },
      use,
    )
    return { id: piece.id, kind, label: piece.label, problems }
  })
}

type CatRow = CatRecord["cat"]

/** Why the newest fit check does not hold any more, those of sessions among them; null when it does. */
export async function fitRanOut(db: Db, viewer: Viewer, cat: CatRow): Promise<string | null> {
  const kept = await db.fitCheckRecord.findFirst({
    where: { catId: cat.id },
    orderBy: [{ checkedAt: "desc" }, { id: "desc" }],
    select: { checkedAt: true, checkedOn: true, passed: true, weightKg: true },
  })
  const checks = [
    ...(kept ? [{ ...kept, at: kept.checkedAt, day: kept.checkedOn, kg: kept.weightKg }] : []),
    ...withoutSuperseded(cat.sessions).flatMap(({ fit, startedAt, startedOn }) => {
      const passed = (fit as { passed?: boolean | null } | null)?.passed
      return typeof passed === "boolean" ? [{ passed, at: startedAt, day: startedOn, kg: null }] : []
    }),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  const last = checks.at(-1)
  return whyFitRanOut(
    last
      ? { day: dayOfDate(last.day), passed: last.passed, weightKg: last.kg === null ? null : Number(last.kg) }
      : null,
    {
      asOfDay: today(viewer),
      birthDay: cat.bornOn ? dayOfDate(cat.bornOn) : null,
      weightKg: cat.weightKg === null ? null : Number(cat.weightKg),
    },
  )
}

/** Age in whole months today; null when nobody knows. */
export const ageOf = (viewer: Viewer, cat: { bornOn: Date | null }): number | null =>
  ageInMonths(cat.bornOn ? dayOfDate(cat.bornOn) : null, today(viewer))
