import "server-only"
import { createHash } from "node:crypto"
import { CAT_FACTS } from "@/lib/domain/cats/cat-facts"
import { type DisclosureContent, disclose } from "@/lib/domain/placement/disclosure"
import { toldEvents } from "@/lib/domain/placement/told-events"
import { readyFor } from "@/lib/domain/suitability/ready-for"
import type { Estimates } from "@/lib/domain/suitability/score"
import { DIMENSION_KEYS } from "@/lib/domain/temperament/dimensions"
import { EVENT_ROWS, toRecords } from "@/lib/features/cats/told-events-schema"
import { dayOfDate } from "@/lib/platform/clock"
import { type Db, type Prisma, read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { linkToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"

const DISCLOSED = {
  name: true,
  potential: true,
  effective: true,
  sufficient: true,
  clearedOutdoors: true,
  mastered: true,
  estimates: true,
} satisfies Prisma.CatSelect

/** A habit, and a hold that must be over before a cat goes home at all. */
const NOT_TOLD = new Set(["house_trained", "medical_hold"])

const factDay = (fact: { observedOn: Date | null }) => (fact.observedOn ? dayOfDate(fact.observedOn) : null)
const keysOf = (group: string) =>
  CAT_FACTS.filter((fact) => fact.group === group && fact.kind === "known").map(({ key }) => key)

/** What a cat's sheet says now, and the mark by which a change is noticed. */
export async function disclosureNow(
  db: Db,
  catId: string,
): Promise<{ content: DisclosureContent; hash: string }> {
  const row = await db.cat.findUnique({ where: { id: catId }, select: { ...DISCLOSED, ...EVENT_ROWS } })
  if (!row) throw new AppError("NOT_FOUND")
  const estimates = row.estimates as unknown as Partial<Estimates>
  const { tier, mayGrowInto } = readyFor({ ...row, demonstrated: row.effective, cap: "TRAIL" })
  const content = disclose({
    name: row.name,
    events: toldEvents(toRecords(row)),
    facts: row.catFacts.map((fact) => ({
      key: fact.key,
      value: fact.value === "yes" || fact.value === "no" ? fact.value : "unknown",
      text: fact.evidence,
      day: factDay(fact),
    })),
    healthKeys: keysOf("health").filter((key) => !NOT_TOLD.has(key)),
    companyKeys: ["lives_with_dogs", "lives_with_cats", "lives_with_children"],
    evidence: Object.fromEntries(DIMENSION_KEYS.map((key) => [key, estimates[key]?.W ?? 0])),
    label: { tier, mayGrowInto, isClearedOutdoors: row.clearedOutdoors },
    mastered: row.mastered,
  })
  return { content, hash: hashOf(content) }
}

/** What must not change between reading and going home: what happened, what is known, what was agreed. A look more or less changes no promise. */
function hashOf({ bites, escapes, health, clauses, label, catName }: DisclosureContent): string {
  const told = JSON.stringify([catName, bites, escapes, health, clauses, label])
  return createHash("sha256").update(told).digest("base64url")
}

/** The sheets prepared for one adopter and one cat, newest first, and whether the newest still says what is true. */
export const disclosuresOf = (viewer: Viewer, pair: { catId: string; adopterId: string }) =>
  read(viewer, async (db) => {
    const { content, hash } = await disclosureNow(db, pair.catId)
    const rows = await db.disclosure.findMany({
      where: pair,
      orderBy: { createdAt: "desc" },
      take: 10,
    })
    return {
      draft: content,
      sheets: rows.map((row) => ({
        id: row.id,
        createdAt: row.createdAt,
        acknowledgedAt: row.acknowledgedAt,
        acknowledgedAs: row.acknowledgedAs,
        acknowledgedBy: row.acknowledgedBy,
        content: row.content as unknown as DisclosureContent,
        isCurrent: row.hash === hash,
        token: linkToken("disclosure", row.id),
      })),
    }
  })
export type Disclosures = Awaited<ReturnType<typeof disclosuresOf>>
