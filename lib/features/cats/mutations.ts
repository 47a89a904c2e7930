import "server-only"
import { v7 as newId } from "uuid"
import { dayFromIso } from "@/lib/domain/calendar/day"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOf, dayOfDate, now, today } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { EditCatInput, NewCatInput, OutcomeInput } from "./schema"
import { lockCat, refreshCat } from "./summary-mutations"

/** Part of a public address: readable, and with a piece of the id so that no two cats share one. */
export function slugOf(name: string, id: string): string {
  const readable = name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase()
    .slice(0, 40)
  return `${readable || "cat"}-${id.slice(-6)}`
}

const asDate = (iso: string | null | undefined) => (iso ? new Date(`${iso}T00:00:00Z`) : null)

/** Takes a cat into care: the cat and its first stay. Sent twice, it is taken in once. */
export async function takeIn(viewer: Viewer, input: NewCatInput): Promise<{ catId: string }> {
  const { catId, intakeAt, intakeType, bornOn, ...fields } = input
  const cameAt = new Date(intakeAt)
  if (cameAt > now())
    throw new AppError("INVALID", "intakeAt: lies in the future. Nothing was saved.", {
      intakeAt: "lies in the future",
    })
  return write(viewer, async (db) => {
    if (await db.cat.findUnique({ where: { id: catId }, select: { id: true } })) return { catId }
    const born = asDate(bornOn)
    await db.cat.create({
      data: {
        ...fields,
        id: catId,
        shelterId: viewer.shelterId,
        slug: slugOf(input.name, catId),
        bornOn: born,
        createdAt: now(),
      },
    })
    await db.stay.create({
      data: {
        id: newId(),
        shelterId: viewer.shelterId,
        catId,
        intakeOn: dateOfDay(dayOf(cameAt, viewer)),
        intakeAt: cameAt,
        intakeType,
        bornOn: born,
        sex: input.sex ?? "unknown",
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "cat:take-in",
      entity: "Cat",
      entityId: catId,
      catId,
      summary: `${input.name} came into care.`,
    })
    await refreshCat(db, viewer, catId)
    return { catId }
  })
}

const FIELD_WORDS: Record<string, string> = {
  bornOn: "birth date",
  bornEstimated: "whether the birth date is estimated",
  eyeColour: "eye colour",
  coatLength: "coat length",
  profileText: "the profile text",
  staffNote: "the staff note",
  published: "whether adopters may see the profile",
}

const describeChange = (name: string, fields: string[]) =>
  fields.length > 0
    ? `Changed ${fields.map((field) => FIELD_WORDS[field] ?? field).join(", ")} of ${name}.`
    : `Saved ${name} unchanged.`

/**
 * Changes one cat in a running transaction; null when somebody else changed it since that version. Says the new version
 * and what the row was before.
 */
export async function editOne(db: Db, viewer: Viewer, input: EditCatInput) {
  const { catId, version, bornOn, ...change } = input
  const before = await db.cat.findUnique({ where: { id: catId } })
  if (!before) throw new AppError("NOT_FOUND")
  const data = { ...change, ...(bornOn === undefined ? {} : { bornOn: asDate(bornOn) }) }
  const { count } = await db.cat.updateMany({
    where: { id: catId, version },
    data: { ...data, version: { increment: 1 } },
  })
  if (count === 0) return null
  const changed = (Object.keys(data) as (keyof typeof data)[]).filter(
    (key) => String(before[key]) !== String(data[key]),
  )
  await audit(db, viewer, {
    action: "cat:edit",
    entity: "Cat",
    entityId: catId,
    catId,
    summary: describeChange(before.name, changed),
    details: Object.fromEntries(
      changed.map((key) => [key, { from: String(before[key] ?? ""), to: String(data[key] ?? "") }]),
    ),
  })
  await refreshCat(db, viewer, catId)
  return { version: version + 1, before }
}

/** Changes what staff write about a cat; refuses when somebody else changed it since the form was opened. */
export async function editCat(viewer: Viewer, input: EditCatInput): Promise<{ version: number }> {
  const edited = await write(viewer, (db) => editOne(db, viewer, input))
  if (!edited) throw new AppError("CONFLICT")
  return { version: edited.version }
}

/** Ends the open stay of a cat by anything but adoption. */
export async function recordOutcome(viewer: Viewer, input: OutcomeInput): Promise<void> {
  const outcomeDay = dayFromIso(input.outcomeOn)
  if (outcomeDay > today(viewer))
    throw new AppError("INVALID", "outcomeOn: lies in the future. Nothing was saved.", {
      outcomeOn: "lies in the future",
    })
  await write(viewer, async (db) => {
    await lockCat(db, input.catId)
    const cat = await db.cat.findUnique({
      where: { id: input.catId },
      include: { stays: { where: { outcomeOn: null } } },
    })
    if (!cat) throw new AppError("NOT_FOUND")
    const stay = cat.stays.at(-1)
    if (!stay) throw new AppError("CONFLICT", `${cat.name} is not in care any more. Nothing was saved.`)
    if (outcomeDay < dayOfDate(stay.intakeOn))
      throw new AppError("INVALID", "outcomeOn: lies before the intake. Nothing was saved.", {
        outcomeOn: "lies before the intake",
      })
    await db.stay.update({
      where: { id: stay.id },
      data: {
        outcomeOn: dateOfDay(outcomeDay),
        outcomeType: input.outcomeType,
        outcomeDetail: input.detail,
        version: { increment: 1 },
      },
    })
    await audit(db, viewer, {
      action: "stay:outcome",
      entity: "Stay",
      entityId: stay.id,
      catId: cat.id,
      summary: `${cat.name} left: ${input.outcomeType.replaceAll("_", " ")}.`,
    })
    await refreshCat(db, viewer, cat.id)
  })
}
