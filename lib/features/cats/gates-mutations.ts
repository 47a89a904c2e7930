import "server-only"
import { can } from "@/lib/domain/access/table"
import { dayFromIso } from "@/lib/domain/calendar/day"
import { gateFactOf } from "@/lib/domain/suitability/gates"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, now, today } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { GateFactInput } from "./schema"
import { refreshCat } from "./summary-mutations"

/** G5 and G9 follow from dates and checks; every other gate has its right. */
const rightFor = (gate: string) => `gate:clear:${gate}` as Parameters<typeof can>[1]

/** Records a dated fact a gate rests on. The newest fact of a key counts; older ones stay on record. */
export async function recordGateFact(viewer: Viewer, input: GateFactInput): Promise<void> {
  const fact = gateFactOf(input.key)
  if (!fact.values.includes(input.value))
    throw new AppError("INVALID", `value: must be one of ${fact.values.join(", ")}. Nothing was saved.`, {
      value: "choose one of the list",
    })
  // A vaccine's date is a medical fact, whatever gate reads it.
  const gate = fact.clearedBy === "medical" && fact.gate === "G5" ? "G2" : fact.gate
  if (!can(viewer, rightFor(gate)))
    throw new AppError(
      "FORBIDDEN",
      `"${fact.label}" needs ${fact.clearedBy === "medical" ? "the medical permission" : "another role"}. Nothing was saved.`,
    )
  const factDay = dayFromIso(input.factOn)
  if (factDay > today(viewer))
    throw new AppError("INVALID", "factOn: lies in the future. Nothing was saved.", {
      factOn: "lies in the future",
    })
  await write(viewer, async (db) => {
    const cat = await db.cat.findUnique({ where: { id: input.catId }, select: { name: true } })
    if (!cat) throw new AppError("NOT_FOUND")
    if (await db.gateFact.findUnique({ where: { id: input.factId }, select: { id: true } })) return
    await db.gateFact.create({
      data: {
        id: input.factId,
        shelterId: viewer.shelterId,
        catId: input.catId,
        key: input.key,
        value: input.value,
        factOn: dateOfDay(factDay),
        expiresOn: input.expiresOn ? dateOfDay(dayFromIso(input.expiresOn)) : null,
        note: input.note,
        personId: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "gate:fact",
      entity: "Cat",
      entityId: input.catId,
      catId: input.catId,
      summary: `${fact.label}: ${input.value.replaceAll("_", " ")}, ${input.factOn} (${cat.name}).`,
    })
    await refreshCat(db, viewer, input.catId)
  })
}
