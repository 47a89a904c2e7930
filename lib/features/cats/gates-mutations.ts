import "server-only"
import { type Action, can } from "@/lib/domain/access/table"
import { dayFromIso } from "@/lib/domain/calendar/day"
import { gateFactOf } from "@/lib/domain/suitability/gates"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, now, today } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { GateFactsInput } from "./schema"
import { refreshCat } from "./summary-mutations"

type Fact = GateFactsInput["facts"][number]

/** The right a fact asks for. A vaccine's date is a medical fact, though the gate that reads it clears by itself. */
function rightFor(fact: Fact): Action {
  const { gate } = gateFactOf(fact.key)
  return (gate === "G5" ? "gate:clear:G2" : `gate:clear:${gate}`) as Action
}

function requireSound(viewer: Viewer, fact: Fact, index: number) {
  const known = gateFactOf(fact.key)
  const invalid = (field: string, problem: string) =>
    new AppError("INVALID", `${known.label}: ${problem}. Nothing was saved.`, {
      [`facts.${index}.${field}`]: problem,
    })
  if (!known.values.includes(fact.value)) throw invalid("value", `must be one of ${known.values.join(", ")}`)
  if (dayFromIso(fact.factOn) > today(viewer)) throw invalid("factOn", "lies in the future")
  if (!can(viewer, rightFor(fact)))
    throw new AppError(
      "FORBIDDEN",
      `"${known.label}" needs ${known.clearedBy === "medical" ? "the medical permission" : "another role"}. Nothing was saved.`,
    )
}

/** Records dated facts that gates rest on, all or none. The newest fact of a key counts; older ones stay on record. */
export async function recordGateFacts(viewer: Viewer, { catId, facts }: GateFactsInput): Promise<void> {
  facts.forEach((fact, index) => {
    requireSound(viewer, fact, index)
  })
  await write(viewer, async (db) => {
    const cat = await db.cat.findUnique({ where: { id: catId }, select: { name: true } })
    if (!cat) throw new AppError("NOT_FOUND")
    const saysOver = facts.some(({ key, value }) => key === "bite_quarantine_over" && value === "yes")
    if (saysOver && (await db.biteReport.count({ where: { catId, closedAt: null } })) > 0)
      throw new AppError(
        "CONFLICT",
        "A bite report is open: close that, and the quarantine is over with it. Nothing was saved.",
      )
    const known = await db.gateFact.findMany({
      where: { id: { in: facts.map((fact) => fact.factId) } },
      select: { id: true },
    })
    const fresh = facts.filter((fact) => !known.some((one) => one.id === fact.factId))
    if (fresh.length === 0) return
    await db.gateFact.createMany({
      data: fresh.map(({ factId, factOn, expiresOn, ...fact }) => ({
        ...fact,
        id: factId,
        shelterId: viewer.shelterId,
        catId,
        factOn: dateOfDay(dayFromIso(factOn)),
        expiresOn: expiresOn ? dateOfDay(dayFromIso(expiresOn)) : null,
        personId: viewer.personId,
        createdAt: now(),
      })),
    })
    const words = fresh.map(
      (fact) =>
        `${gateFactOf(fact.key).label.toLowerCase()} ${fact.value.replaceAll("_", " ")} (${fact.factOn})`,
    )
    await audit(db, viewer, {
      action: "gate:fact",
      entity: "Cat",
      entityId: catId,
      catId,
      summary: `Recorded for ${cat.name}: ${words.join(", ")}.`,
    })
    await refreshCat(db, viewer, catId)
  })
}
