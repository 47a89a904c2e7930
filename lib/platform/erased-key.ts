import "server-only"
import { createHash } from "node:crypto"

/**
 * What is kept of an erased person: how another system numbers them, made unreadable. Its only use is to recognise the
 * same row in the next file and to leave it out. Not bound to the installation's secret: a new one must wake nobody.
 */
export const erasedKey = (record: { shelterId: string; source: string; key: string }) =>
  `erased:${createHash("sha256").update(`${record.shelterId}:${record.source}:${record.key}`).digest("base64url")}`
