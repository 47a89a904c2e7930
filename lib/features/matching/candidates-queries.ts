import "server-only"
import type { Day } from "@/lib/domain/calendar/day"
import type { CatFacts, Companion, Known } from "@/lib/domain/matching/hard-constraints"
import type { Candidate } from "@/lib/domain/matching/rank"
import { toldEvents } from "@/lib/domain/placement/told-events"
import { readFacts } from "@/lib/domain/suitability/gate-facts"
import { GATE_FACT_KEYS } from "@/lib/domain/suitability/gates"
import { supportNeed } from "@/lib/domain/suitability/ready-for"
import type { Estimates } from "@/lib/domain/suitability/score"
import { tierNumber } from "@/lib/domain/suitability/tiers"
import { EVENT_ROWS, toRecords } from "@/lib/features/cats/told-events-schema"
import { dayOfDate } from "@/lib/platform/clock"
import type { Db, Prisma } from "@/lib/platform/db"

const CANDIDATE_SELECT = {
  id: true,
  name: true,
  slug: true,
  colour: true,
  pattern: true,
  listed: true,
  gatesOpen: true,
  bondId: true,
  intakeOn: true,
  estimates: true,
  effective: true,
  potential: true,
  sufficient: true,
  mastered: true,
  stage: true,
  ...EVENT_ROWS,
  safetyNeeds: { where: { endedOn: null } },
} satisfies Prisma.CatSelect

export type CandidateRow = Prisma.CatGetPayload<{ select: typeof CANDIDATE_SELECT }>

const COMPANION_FACTS: Record<string, Companion> = {
  lives_with_dogs: "dogs",
  lives_with_cats: "cats",
  lives_with_children: "young_children",
}

const known = (value: string | undefined): Known => (value === "yes" || value === "no" ? value : "unknown")

/** Whether holds are over, as the newest facts say; the gate itself is judged elsewhere, this is the adopter's side of it. */
function isLegallyFree(row: CandidateRow, asOfDay: Day): Known {
  const facts = row.gateFacts.flatMap((fact) => {
    const key = GATE_FACT_KEYS.find((one) => one === fact.key)
    return key && dayOfDate(fact.factOn) <= asOfDay
      ? [{ key, value: fact.value, onDay: dayOfDate(fact.factOn) }]
      : []
  })
  const read = readFacts(facts, asOfDay)
  const isHeld = (["hold_over", "bite_quarantine_over"] as const).some((key) => {
    const fact = read(key)
    return fact.state !== "unknown" && fact.value === "no"
  })
  // Gate G7 is judged in one place; here is only why it is closed: a hold on record, or nothing on record.
  if (!row.gatesOpen.includes("G7")) return "yes"
  return isHeld ? "no" : "unknown"
}

function factsOf(row: CandidateRow, asOfDay: Day): CatFacts {
  const newest = new Map(row.catFacts.map((fact) => [fact.key, fact]))
  const care = newest.get("special_care")
  const evidenceOf = (fact: (typeof row.catFacts)[number]) => ({
    text: fact.evidence ?? fact.source,
    seenOn: fact.observedOn ? dayOfDate(fact.observedOn) : null,
  })
  return {
    isLegallyFree: isLegallyFree(row, asOfDay),
    isMedicallyFree: newest.get("medical_hold")?.value === "yes" ? "no" : "yes",
    safetyNeeds: row.safetyNeeds.map((need) => ({
      excludes: need.excludes as Companion,
      evidence: need.evidence,
      documentedOn: dayOfDate(need.documentedOn),
      reviewedOn: dayOfDate(need.reviewedOn),
    })),
    livesWellWith: Object.entries(COMPANION_FACTS).flatMap(([key, companion]) => {
      const fact = newest.get(key)
      return fact ? [{ companion, isWell: known(fact.value), evidence: evidenceOf(fact) }] : []
    }),
    specialCare: care?.value === "yes" ? [evidenceOf(care)] : care?.value === "no" ? [] : null,
  }
}

/** A cat's row as the matcher takes it. */
export function toCandidate(row: CandidateRow, asOfDay: Day): Candidate {
  const dims = row.estimates as unknown as Partial<Estimates>
  const bites = toldEvents(toRecords(row))
    .filter(({ isBite }) => isBite)
    .map(({ day, where }) => ({ day, context: where ?? "on record" }))
  return {
    id: row.id,
    cat: {
      dims,
      effectiveTier: row.sufficient ? tierNumber(row.effective) : 0,
      potentialTier: tierNumber(row.potential),
      supportNeed: supportNeed({ mastered: row.mastered, recoveryMean: dims.recovery?.mean ?? 3 }),
    },
    facts: factsOf(row, asOfDay),
    bites,
    daysInCare: row.intakeOn ? Math.max(0, asOfDay - dayOfDate(row.intakeOn)) : 0,
  }
}

/** Cats an adopter could meet: in care and not placed. `listedOnly` for the public pages. */
export const loadCandidates = (
  db: Db,
  only: { listedOnly?: boolean; catId?: string; catIds?: readonly string[] } = {},
) =>
  db.cat.findMany({
    where: {
      inCare: true,
      placements: { none: { endedOn: null, kind: { not: "foster" } } },
      ...(only.listedOnly ? { listed: true } : {}),
      ...(only.catId ? { id: only.catId } : {}),
      ...(only.catIds ? { id: { in: [...only.catIds] } } : {}),
    },
    select: CANDIDATE_SELECT,
  })
