import "server-only"
import { dayFromIso } from "@/lib/domain/calendar/day"
import { catFactOf, FACT_SOURCE_NAMES } from "@/lib/domain/cats/cat-facts"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, now, today } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { type CatFactInput, toKg } from "./facts-schema"
import { refreshCat } from "./summary-mutations"

/** Writes one fact of a cat down; the newest of a kind counts, older ones stay on record. */
export async function recordCatFact(viewer: Viewer, fact: CatFactInput): Promise<void> {
  const kind = catFactOf(fact.key)
  if (dayFromIso(fact.observedOn) > today(viewer))
    throw new AppError("INVALID", "observedOn: lies in the future. Nothing was saved.", {
      observedOn: "lies in the future",
    })
  const value = kind.kind === "kg" ? String(toKg(fact.value)) : fact.value
  await write(viewer, async (db) => {
    const cat = await db.cat.findUnique({ where: { id: fact.catId }, select: { name: true } })
    if (!cat) throw new AppError("NOT_FOUND")
    if (await db.catFact.findUnique({ where: { id: fact.factId }, select: { id: true } })) return
    await db.catFact.create({
      data: {
        id: fact.factId,
        shelterId: viewer.shelterId,
        catId: fact.catId,
        key: fact.key,
        value,
        source: fact.source,
        evidence: fact.evidence || null,
        observedOn: dateOfDay(dayFromIso(fact.observedOn)),
        createdBy: viewer.personId,
        createdAt: now(),
      },
    })
    if (kind.kind === "kg")
      await db.cat.update({
        where: { id: fact.catId },
        data: { weightKg: toKg(fact.value), version: { increment: 1 } },
      })
    const words = kind.kind === "kg" ? `${value} kg` : value
    await audit(db, viewer, {
      action: "cat:fact",
      entity: "Cat",
      entityId: fact.catId,
      catId: fact.catId,
      summary: `${kind.label} of ${cat.name}: ${words} (${FACT_SOURCE_NAMES[fact.source].toLowerCase()}).`,
    })
    await refreshCat(db, viewer, fact.catId)
  })
}
