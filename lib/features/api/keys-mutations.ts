import "server-only"
import { dayFromIso } from "@/lib/domain/calendar/day"
import { newKey } from "@/lib/platform/api-viewer"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, now, today } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { KeyVersion, NewKeyInput } from "./keys-schema"

/** Makes a key for a program. It is in this answer and nowhere else: only its hash is stored. */
export async function makeKey(viewer: Viewer, input: NewKeyInput): Promise<{ key: string }> {
  const { key, prefix, keyHash } = newKey()
  const expiresDay = input.expiresOn ? dayFromIso(input.expiresOn) : null
  if (expiresDay !== null && expiresDay < today(viewer))
    throw new AppError("INVALID", "expiresOn: lies in the past. Nothing was saved.", {
      expiresOn: "lies in the past",
    })
  await write(viewer, async (db) => {
    const known = await db.apiKey.findUnique({ where: { id: input.id } })
    if (known) {
      // Asked twice: the first answer was lost, and its key with it.
      if (known.createdBy !== viewer.personId || known.revokedAt || known.lastUsedAt)
        throw new AppError("CONFLICT")
      await db.apiKey.update({ where: { id: input.id }, data: { prefix, keyHash } })
      return
    }
    await db.apiKey.create({
      data: {
        id: input.id,
        shelterId: viewer.shelterId,
        name: input.name,
        prefix,
        keyHash,
        scopes: [...new Set(input.scopes)],
        expiresOn: expiresDay === null ? null : dateOfDay(expiresDay),
        createdBy: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "key:make",
      entity: "ApiKey",
      entityId: input.id,
      summary: `Made the key ${input.name} for a program (${input.scopes.join(", ")}).`,
    })
  })
  return { key }
}

/** Takes a key back; the program's next question is refused. */
export const revokeKey = (viewer: Viewer, { id, version }: KeyVersion): Promise<void> =>
  write(viewer, async (db) => {
    const key = await db.apiKey.findUnique({ where: { id } })
    if (!key) throw new AppError("NOT_FOUND")
    if (key.revokedAt) return
    const { count } = await db.apiKey.updateMany({
      where: { id, version },
      data: { revokedAt: now(), version: { increment: 1 } },
    })
    if (count === 0) throw new AppError("CONFLICT")
    await audit(db, viewer, {
      action: "key:revoke",
      entity: "ApiKey",
      entityId: id,
      summary: `Took the key ${key.name} back.`,
    })
  })
