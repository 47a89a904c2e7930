import "server-only"
import { now, today } from "./clock"
import { systemDb } from "./db"
import { AppError } from "./errors"
import { hashToken, isLinkToken, isToken, newToken } from "./token"
import { programViewerOf, type Viewer, viewerOf } from "./viewer"

const KEY_MARK = "slk_"
const SHOWN_LETTERS = 6
const MINUTE_MS = 60_000

/** A new key for a program, what recognises it, and what is stored of it. It is shown once. */
export function newKey(): { key: string; prefix: string; keyHash: string } {
  const key = `${KEY_MARK}${newToken()}`
  return { key, prefix: key.slice(0, KEY_MARK.length + SHOWN_LETTERS), keyHash: hashToken(key) }
}

export interface KeyHolder {
  keyId: string
  scopes: readonly string[]
  viewer: Viewer
}

/** The holder of the key in an Authorization header. Throws SIGNED_OUT with the reason in words. */
export async function holderOfKey(authorization: string | null): Promise<KeyHolder> {
  const refuse = (sentence: string) => new AppError("SIGNED_OUT", sentence)
  const [, sent] = /^Bearer +(\S+)$/i.exec(authorization ?? "") ?? []
  if (!sent) throw refuse("Send a key: Authorization: Bearer slk_…")
  const row =
    sent.startsWith(KEY_MARK) && isToken(sent.slice(KEY_MARK.length))
      ? await systemDb().apiKey.findUnique({ where: { keyHash: hashToken(sent) } })
      : null
  if (!row) throw refuse("This key is not known here.")
  if (row.revokedAt) throw refuse("This key was taken back. Ask the shelter for a new one.")
  const shelter = await systemDb().shelter.findUniqueOrThrow({ where: { id: row.shelterId } })
  const viewer = programViewerOf(row, shelter)
  if (row.expiresOn && row.expiresOn.getTime() / (24 * 60 * MINUTE_MS) < today(viewer))
    throw refuse("This key has ended. Ask the shelter for a new one.")
  await noteUse(row)
  return { keyId: row.id, scopes: row.scopes, viewer }
}

/** Last used, to the minute: a busy program must not write with every question. */
async function noteUse({ id, lastUsedAt }: { id: string; lastUsedAt: Date | null }) {
  const minute = new Date(Math.floor(now().getTime() / MINUTE_MS) * MINUTE_MS)
  if (lastUsedAt && lastUsedAt >= minute) return
  await systemDb().apiKey.updateMany({ where: { id }, data: { lastUsedAt: minute } })
}

/** Whose calendar a secret address is, as the rights stand now; null when it was taken back or its person was switched off. */
export async function viewerByCalendar(token: string): Promise<Viewer | null> {
  if (!isLinkToken(token)) return null
  const feed = await systemDb().calendarFeed.findUnique({ where: { tokenHash: hashToken(token) } })
  if (!feed || feed.revokedAt) return null
  const person = await systemDb().person.findUnique({ where: { id: feed.personId } })
  if (!person?.active) return null
  const shelter = await systemDb().shelter.findUniqueOrThrow({ where: { id: feed.shelterId } })
  return viewerOf(person, shelter)
}
