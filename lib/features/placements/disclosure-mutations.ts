import "server-only"
import { writeMessage } from "@/lib/features/mail/messages-mutations"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { hashToken, linkMark, linkToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"
import { disclosureNow } from "./disclosure-queries"
import type { AcknowledgeInput, PrepareInput } from "./disclosure-schema"

/** Freezes what the adopter is told about a cat before it goes home. Sent twice, it is one sheet. */
export async function prepareDisclosure(viewer: Viewer, input: PrepareInput): Promise<void> {
  await write(viewer, async (db) => {
    if (await db.disclosure.findUnique({ where: { id: input.disclosureId }, select: { id: true } })) return
    const adopter = await db.adopter.findUnique({
      where: { id: input.adopterId },
      select: { language: true, erasedAt: true },
    })
    if (!adopter || adopter.erasedAt) throw new AppError("NOT_FOUND")
    const { content, hash } = await disclosureNow(db, input.catId)
    await db.disclosure.create({
      data: {
        id: input.disclosureId,
        shelterId: viewer.shelterId,
        catId: input.catId,
        adopterId: input.adopterId,
        content: JSON.parse(JSON.stringify(content)),
        hash,
        language: adopter.language,
        preparedBy: viewer.personId,
        createdAt: now(),
        tokenHash: hashToken(linkToken("disclosure", input.disclosureId)),
      },
    })
    if (input.isSent)
      await writeMessage(db, viewer, {
        adopterId: input.adopterId,
        template: "disclosure",
        values: { cat: content.catName, link: linkMark("disclosure", input.disclosureId) },
        by: viewer.personId,
      })
    await audit(db, viewer, {
      action: "disclosure:prepare",
      entity: "Disclosure",
      entityId: input.disclosureId,
      catId: input.catId,
      summary: `A sheet about ${content.catName} was prepared for an adopter.`,
    })
  })
}

/** The adopter read the sheet at our desk and wrote their name under it. */
export async function acknowledgeHere(viewer: Viewer, input: AcknowledgeInput): Promise<void> {
  await write(viewer, async (db) => {
    const sheet = await db.disclosure.findUnique({
      where: { id: input.disclosureId },
      select: { catId: true, cat: { select: { name: true } }, adopter: { select: { erasedAt: true } } },
    })
    if (!sheet?.adopter || sheet.adopter.erasedAt) throw new AppError("NOT_FOUND")
    const { count } = await db.disclosure.updateMany({
      where: { id: input.disclosureId, acknowledgedAt: null },
      data: { acknowledgedAt: now(), acknowledgedAs: input.name, acknowledgedBy: "in_person" },
    })
    if (count === 0) return
    await audit(db, viewer, {
      action: "disclosure:acknowledge",
      entity: "Disclosure",
      entityId: input.disclosureId,
      catId: sheet.catId,
      summary: `The sheet about ${sheet.cat.name} was read and acknowledged at our desk.`,
    })
  })
}

/** The id of the acknowledged sheet a placement rests on; refused when there is none, or when the cat's story changed since. */
export async function requireAcknowledged(
  db: Db,
  placement: { disclosureId: string | null; catId: string; adopterId: string },
): Promise<string> {
  const refuse = (sentence: string) =>
    new AppError("INVALID", `${sentence} Nothing was saved.`, { disclosureId: sentence })
  const sheet = placement.disclosureId
    ? await db.disclosure.findUnique({ where: { id: placement.disclosureId } })
    : null
  if (!sheet || sheet.catId !== placement.catId || sheet.adopterId !== placement.adopterId)
    throw refuse("Hand over the sheet about this cat first.")
  if (!sheet.acknowledgedAt) throw refuse("The adopter has not acknowledged the sheet yet.")
  const { hash } = await disclosureNow(db, placement.catId)
  if (hash !== sheet.hash)
    throw refuse("Something about this cat changed since the sheet was read: hand over a new one.")
  return sheet.id
}
