import "server-only"
import { v7 as newId } from "uuid"
import { audit } from "@/lib/platform/audit"
import { now, today } from "@/lib/platform/clock"
import { type Db, type Prisma, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { takeEvent } from "./mutations"
import { loadEvent, planOf } from "./plan-queries"
import type { CloseEventInput, PairInput, ResultInput } from "./schema"

async function catName(db: Db, catId: string) {
  const cat = await db.cat.findUnique({ where: { id: catId }, select: { name: true } })
  if (!cat) throw new AppError("NOT_FOUND")
  return cat.name
}

const keyOf = (viewer: Viewer, { eventId, adopterId, catId }: PairInput, kind: "lock" | "result") => ({
  shelterId: viewer.shelterId,
  eventId,
  adopterId,
  catId,
  kind,
})

/** Fixes a pair: the rest is planned around it. An earlier lock of the same adopter gives way. */
export async function lockPair(viewer: Viewer, input: PairInput): Promise<void> {
  const { eventId, adopterId, catId } = input
  await write(viewer, async (db) => {
    const pair = keyOf(viewer, input, "lock")
    const known = await db.eventPair.findFirst({ where: { ...pair, removedAt: null }, select: { id: true } })
    if (known) return
    await takeEvent(db, input)
    await db.eventPair.updateMany({
      where: { eventId, adopterId, kind: "lock", removedAt: null },
      data: { removedAt: now() },
    })
    const { plan, scores, rules } = await planOf(db, await loadEvent(db, eventId), today(viewer))
    const row = plan.adopterIds.indexOf(adopterId)
    const column = plan.units.findIndex((catIds) => catIds.includes(catId))
    if (row < 0 || column < 0)
      throw new AppError("CONFLICT", "One of the two is not in this event any more. Nothing was saved.")
    if ((scores.worth[row]?.[column] ?? null) === null)
      throw new AppError("INVALID", "A hard rule sets this pair aside; it cannot be planned.")
    if (rules.locked.some((lock) => lock.column === column))
      throw new AppError("INVALID", "This cat is locked for somebody else. Unlock that pair first.")
    await db.eventPair.upsert({
      where: { shelterId_eventId_adopterId_catId_kind: pair },
      create: { ...pair, id: newId(), personId: viewer.personId, createdAt: now() },
      update: { removedAt: null, personId: viewer.personId },
    })
    await audit(db, viewer, {
      action: "event:lock",
      entity: "AdoptionEvent",
      entityId: eventId,
      catId,
      summary: `Locked a pair at an adoption event: ${await catName(db, catId)} and an adopter.`,
    })
  })
}

/** Lets a pair go: the plan is free there again. */
export async function unlockPair(viewer: Viewer, input: PairInput): Promise<void> {
  await write(viewer, async (db) => {
    const pair = keyOf(viewer, input, "lock")
    const known = await db.eventPair.findFirst({ where: { ...pair, removedAt: null }, select: { id: true } })
    if (!known) return
    await takeEvent(db, input)
    await db.eventPair.update({ where: { id: known.id }, data: { removedAt: now() } })
    await audit(db, viewer, {
      action: "event:unlock",
      entity: "AdoptionEvent",
      entityId: input.eventId,
      catId: input.catId,
      summary: `Unlocked a pair at an adoption event: ${await catName(db, input.catId)} and an adopter.`,
    })
  })
}

/** Writes down what came of an adopter's day; the newest entry counts, whichever cat it was with. */
export async function recordResult(viewer: Viewer, input: ResultInput): Promise<void> {
  const { eventId, adopterId, catId, result, note } = input
  await write(viewer, async (db) => {
    const pair = keyOf(viewer, input, "result")
    const same = await db.eventPair.findFirst({
      where: { ...pair, result, note: note || null, removedAt: null },
      select: { id: true },
    })
    if (same) return
    await takeEvent(db, input)
    const inEvent = await db.eventAdopter.count({ where: { eventId, adopterId, removedAt: null } })
    const catInEvent = await db.eventCat.count({ where: { eventId, catId, removedAt: null } })
    if (inEvent === 0 || catInEvent === 0)
      throw new AppError("CONFLICT", "One of the two is not in this event any more. Nothing was saved.")
    await db.eventPair.updateMany({
      where: { eventId, adopterId, kind: "result", removedAt: null },
      data: { removedAt: now() },
    })
    const said = { result, note: note || null, personId: viewer.personId }
    await db.eventPair.upsert({
      where: { shelterId_eventId_adopterId_catId_kind: pair },
      create: { ...pair, ...said, id: newId(), createdAt: now() },
      update: { ...said, removedAt: null },
    })
    await audit(db, viewer, {
      action: "event:result",
      entity: "AdoptionEvent",
      entityId: eventId,
      catId,
      summary: `At an adoption event: ${await catName(db, catId)} and an adopter, ${result.replaceAll("_", " ")}.`,
    })
  })
}

/** Closes an event: the proposal, its proof and what first come would have given are kept as they are now. */
export async function closeEvent(viewer: Viewer, input: CloseEventInput): Promise<void> {
  await write(viewer, async (db) => {
    const event = await loadEvent(db, input.eventId)
    if (event.status === "held" && event.version === input.version + 1) return
    await takeEvent(db, input)
    const { plan } = await planOf(db, event, today(viewer))
    await db.adoptionEvent.update({
      where: { id: input.eventId },
      data: { status: "held", frozen: JSON.parse(JSON.stringify(plan)) as Prisma.InputJsonObject },
    })
    await audit(db, viewer, {
      action: "event:close",
      entity: "AdoptionEvent",
      entityId: input.eventId,
      summary: `Closed an adoption event: ${plan.figures.matched} pairs planned.`,
    })
  })
}
