import "server-only"
import type { DisclosureContent } from "@/lib/domain/placement/disclosure"
import { audit } from "@/lib/platform/audit"
import { dayOf, now } from "@/lib/platform/clock"
import { readForVisitor, systemDb, writeAsVisitor } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { DEFAULT_LANGUAGE, type Language, languageOf } from "@/lib/platform/texts"
import { hashToken, isLinkToken } from "@/lib/platform/token"
import type { Visitor } from "@/lib/platform/viewer"
import { visitorOf } from "@/lib/platform/visitor"

/** Whoever opens a sheet's link is a visitor of its shelter; null when there is no such sheet. */
export async function visitorOfDisclosure(token: string): Promise<Visitor | null> {
  if (!isLinkToken(token)) return null
  const found = await systemDb().disclosure.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { shelterId: true, adopter: { select: { erasedAt: true } } },
  })
  // Of somebody who was erased nothing is shown any more.
  return found?.adopter && !found.adopter.erasedAt ? visitorOf(found.shelterId) : null
}

export interface OpenDisclosure {
  content: DisclosureContent
  language: Language
  preparedDay: number
  acknowledgedDay: number | null
}

export const disclosureByToken = (visitor: Visitor, token: string): Promise<OpenDisclosure | null> =>
  readForVisitor(visitor, async (db) => {
    const sheet = await db.disclosure.findUnique({ where: { tokenHash: hashToken(token) } })
    if (!sheet) return null
    return {
      content: sheet.content as unknown as DisclosureContent,
      language: languageOf(sheet.language) ?? DEFAULT_LANGUAGE,
      preparedDay: dayOf(sheet.createdAt, visitor),
      acknowledgedDay: sheet.acknowledgedAt && dayOf(sheet.acknowledgedAt, visitor),
    }
  })

/** The adopter says through the link that the sheet was read. Said twice, it counts once. */
export async function acknowledgeByLink(visitor: Visitor, token: string, name: string): Promise<void> {
  await writeAsVisitor(visitor, async (db) => {
    const sheet = await db.disclosure.findUnique({
      where: { tokenHash: hashToken(token) },
      select: { id: true, catId: true, cat: { select: { name: true } } },
    })
    if (!sheet) throw new AppError("NOT_FOUND")
    const { count } = await db.disclosure.updateMany({
      where: { id: sheet.id, acknowledgedAt: null },
      data: { acknowledgedAt: now(), acknowledgedAs: name, acknowledgedBy: "link" },
    })
    if (count === 0) return
    await audit(db, visitor, {
      action: "disclosure:acknowledge",
      entity: "Disclosure",
      entityId: sheet.id,
      catId: sheet.catId,
      summary: `The sheet about ${sheet.cat.name} was read and acknowledged through its link.`,
    })
  })
}
