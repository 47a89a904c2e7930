import "server-only"
import { v7 as newId } from "uuid"
import { dayFromIso } from "@/lib/domain/calendar/day"
import { NO_MATCH_WORTH } from "@/lib/domain/matching/event-scores"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, now } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import {
  type AddToEventInput,
  EVENT_MOST,
  type NewEventInput,
  type NoMatchInput,
  type RemoveFromEventInput,
} from "./schema"

/** Takes the event for a change: of two people who change it at once, the second is told; a held event stays as it was. */
export async function takeEvent(db: Db, event: { eventId: string; version: number }) {
  const changed = await db.adoptionEvent.updateMany({
    where: { id: event.eventId, version: event.version, status: "planned" },
    data: { version: { increment: 1 } },
  })
  if (changed.count > 0) return
  const known = await db.adoptionEvent.findUnique({ where: { id: event.eventId }, select: { status: true } })
  if (!known) throw new AppError("NOT_FOUND")
  throw new AppError(
    "CONFLICT",
    known.status === "held" ? "This event was held and is kept as it was. Nothing was saved." : undefined,
  )
}

/** Opens an event with a name and a day; nobody is in it yet. */
export async function createEvent(viewer: Viewer, input: NewEventInput): Promise<void> {
  await write(viewer, async (db) => {
    const known = await db.adoptionEvent.findUnique({ where: { id: input.eventId }, select: { id: true } })
    if (known) return
    await db.adoptionEvent.create({
      data: {
        id: input.eventId,
        shelterId: viewer.shelterId,
        name: input.name,
        onDay: dateOfDay(dayFromIso(input.onDay)),
        createdBy: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "event:create",
      entity: "AdoptionEvent",
      entityId: input.eventId,
      summary: `Planned an adoption event for ${input.onDay}: ${input.name}.`,
    })
  })
}

/** Adds adopters in the order of their sign-up, and cats. What is in the event already stays where it is. */
export async function addToEvent(viewer: Viewer, input: AddToEventInput): Promise<void> {
  await write(viewer, async (db) => {
    await takeEvent(db, input)
    const { eventId } = input
    const people = await chosenAdopters(db, input)
    const cats = await chosenCats(db, input)
    const before = await db.eventAdopter.findMany({ where: { eventId } })
    const catsBefore = await db.eventCat.findMany({ where: { eventId } })
    const freshPeople = people.filter(
      (id) => !before.some((one) => one.adopterId === id && one.removedAt === null),
    )
    const freshCats = cats.filter(
      (id) => !catsBefore.some((one) => one.catId === id && one.removedAt === null),
    )
    const stillIn = (rows: { removedAt: Date | null }[]) => rows.filter((one) => !one.removedAt).length
    if (
      stillIn(before) + freshPeople.length > EVENT_MOST ||
      stillIn(catsBefore) + freshCats.length > EVENT_MOST
    )
      throw new AppError(
        "INVALID",
        `An event holds ${EVENT_MOST} adopters and ${EVENT_MOST} cats. Choose fewer, or plan a second event.`,
      )
    let position = Math.max(0, ...before.map((one) => one.position))
    for (const adopterId of freshPeople) {
      position++
      await db.eventAdopter.upsert({
        where: { shelterId_eventId_adopterId: { shelterId: viewer.shelterId, eventId, adopterId } },
        create: {
          ...{ id: newId(), shelterId: viewer.shelterId, eventId, adopterId, position },
          createdAt: now(),
        },
        update: { removedAt: null, position },
      })
    }
    for (const catId of freshCats)
      await db.eventCat.upsert({
        where: { shelterId_eventId_catId: { shelterId: viewer.shelterId, eventId, catId } },
        create: { id: newId(), shelterId: viewer.shelterId, eventId, catId, createdAt: now() },
        update: { removedAt: null },
      })
    await audit(db, viewer, {
      action: "event:add",
      entity: "AdoptionEvent",
      entityId: eventId,
      summary: `Added to an adoption event: ${freshPeople.length} adopters, ${freshCats.length} cats.`,
    })
  })
}

async function chosenAdopters(db: Db, { adopterIds, fill }: AddToEventInput): Promise<string[]> {
  const found = await db.adopter.findMany({
    where: { id: { in: adopterIds }, erasedAt: null },
    select: { id: true },
  })
  if (found.length < new Set(adopterIds).size) throw new AppError("NOT_FOUND")
  if (fill !== "requests") return [...new Set(adopterIds)]
  const asked = await db.request.findMany({
    where: { closedAt: null, adopter: { erasedAt: null, placements: { none: { endedOn: null } } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { adopterId: true },
  })
  return [...new Set([...adopterIds, ...asked.map(({ adopterId }) => adopterId)])]
}

async function chosenCats(db: Db, { catIds, fill }: AddToEventInput): Promise<string[]> {
  const found = await db.cat.findMany({ where: { id: { in: catIds }, inCare: true }, select: { id: true } })
  if (found.length < new Set(catIds).size)
    throw new AppError("CONFLICT", "One of these cats is not in care any more. Nothing was saved.")
  if (fill !== "listed") return [...new Set(catIds)]
  const listed = await db.cat.findMany({
    where: { listed: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true },
  })
  return [...new Set([...catIds, ...listed.map(({ id }) => id)])]
}

/** Takes an adopter or a cat out of the event, with the pairs that were locked for them. */
export async function removeFromEvent(viewer: Viewer, input: RemoveFromEventInput): Promise<void> {
  const { eventId, adopterId, catId } = input
  await write(viewer, async (db) => {
    await takeEvent(db, input)
    const gone = { removedAt: now() }
    if (adopterId)
      await db.eventAdopter.updateMany({ where: { eventId, adopterId, removedAt: null }, data: gone })
    if (catId) await db.eventCat.updateMany({ where: { eventId, catId, removedAt: null }, data: gone })
    await db.eventPair.updateMany({
      where: {
        eventId,
        kind: "lock",
        removedAt: null,
        OR: [...(adopterId ? [{ adopterId }] : []), ...(catId ? [{ catId }] : [])],
      },
      data: gone,
    })
    await audit(db, viewer, {
      action: "event:remove",
      entity: "AdoptionEvent",
      entityId: eventId,
      ...(catId ? { catId } : {}),
      summary: `Taken out of an adoption event: ${adopterId ? "an adopter" : "a cat"}.`,
    })
  })
}

/** Says whether going home without a cat may be planned, worth 45, rather than a match below a conversation. */
export async function setNoMatch(viewer: Viewer, input: NoMatchInput): Promise<void> {
  await write(viewer, async (db) => {
    await takeEvent(db, input)
    await db.adoptionEvent.update({
      where: { id: input.eventId },
      data: { noMatch: input.isOn ? NO_MATCH_WORTH : null },
    })
    await audit(db, viewer, {
      action: "event:no_match",
      entity: "AdoptionEvent",
      entityId: input.eventId,
      summary: input.isOn
        ? `An adoption event may leave adopters without a match (worth ${NO_MATCH_WORTH}).`
        : "An adoption event matches everybody it can.",
    })
  })
}
