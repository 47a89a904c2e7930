import "server-only"
import { judgeFit } from "@/lib/domain/harness/fit-check"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, now, today } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { FitCheckInput, GearEventInput, GearInput } from "./equipment-schema"

/** Adds a piece of gear, or changes one unless somebody else did meanwhile. */
export async function saveGear(viewer: Viewer, input: GearInput): Promise<void> {
  const { gearId, version, model, size, ...facts } = input
  const data = { ...facts, model: model || null, size: size || null, active: facts.condition !== "retired" }
  await write(viewer, async (db) => {
    const named = await db.harness.findFirst({
      where: { label: input.label, id: { not: gearId } },
      select: { id: true },
    })
    if (named)
      throw new AppError("INVALID", `label: there is already a "${input.label}". Nothing was saved.`, {
        label: "is taken",
      })
    if (version === 0) {
      if (await db.harness.findUnique({ where: { id: gearId }, select: { id: true } })) return
      await db.harness.create({
        data: { ...data, id: gearId, shelterId: viewer.shelterId, createdAt: now() },
      })
    } else {
      const { count } = await db.harness.updateMany({
        where: { id: gearId, version },
        data: { ...data, version: { increment: 1 } },
      })
      if (count === 0) throw new AppError("CONFLICT")
    }
    await audit(db, viewer, {
      action: "equipment:save",
      entity: "Harness",
      entityId: gearId,
      summary: `${version === 0 ? "Added" : "Changed"} ${input.label} (${input.kind}, ${input.style}, ${input.condition}).`,
    })
  })
}

async function labelOf(db: Db, gearId: string): Promise<string> {
  const gear = await db.harness.findUnique({ where: { id: gearId }, select: { label: true } })
  if (!gear) throw new AppError("NOT_FOUND", "There is no such piece of gear.")
  return gear.label
}

async function catName(db: Db, catId: string): Promise<string> {
  const cat = await db.cat.findUnique({ where: { id: catId }, select: { name: true } })
  if (!cat) throw new AppError("NOT_FOUND", "There is no such cat here.")
  return cat.name
}

/** Cleaned, lent, given back or inspected. */
export async function recordGearEvent(viewer: Viewer, input: GearEventInput): Promise<void> {
  const { eventId, gearId, kind, catId, note } = input
  await write(viewer, async (db) => {
    const label = await labelOf(db, gearId)
    const name = catId ? await catName(db, catId) : null
    if (await db.equipmentEvent.findUnique({ where: { id: eventId }, select: { id: true } })) return
    await db.equipmentEvent.create({
      data: {
        id: eventId,
        shelterId: viewer.shelterId,
        harnessId: gearId,
        kind,
        catId,
        holderId: kind === "lent" ? viewer.personId : null,
        note: note || null,
        at: now(),
        personId: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: `equipment:${kind}`,
      entity: "Harness",
      entityId: gearId,
      ...(catId ? { catId } : {}),
      summary: `${label}: ${kind}${name ? ` for ${name}` : ""}.`,
    })
  })
}

/** A fit check of one harness on one cat, with the back-out test: judged by the rule, kept passed or not. */
export async function recordFitCheck(
  viewer: Viewer,
  { checkId, catId, gearId, check }: FitCheckInput,
): Promise<{ passed: boolean; problems: readonly string[] }> {
  const { isPassed, problems } = judgeFit(check)
  return write(viewer, async (db) => {
    const label = await labelOf(db, gearId)
    const cat = await db.cat.findUnique({ where: { id: catId }, select: { name: true, weightKg: true } })
    if (!cat) throw new AppError("NOT_FOUND", "There is no such cat here.")
    const known = await db.fitCheckRecord.findUnique({ where: { id: checkId } })
    if (known) return { passed: known.passed, problems: known.problems }
    await db.fitCheckRecord.create({
      data: {
        id: checkId,
        shelterId: viewer.shelterId,
        catId,
        harnessId: gearId,
        checkedAt: now(),
        checkedOn: dateOfDay(today(viewer)),
        check,
        passed: isPassed,
        problems: [...problems],
        weightKg: cat.weightKg,
        personId: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "equipment:fit",
      entity: "FitCheckRecord",
      entityId: checkId,
      catId,
      summary: `Fit check of ${label} on ${cat.name}: ${isPassed ? "passed" : `not passed, ${problems.join(", ").toLowerCase()}`}.`,
    })
    return { passed: isPassed, problems }
  })
}
