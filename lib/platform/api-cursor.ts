import "server-only"
import { createHmac } from "node:crypto"
import { env } from "./env"
import { AppError } from "./errors"

export const PAGE_LIMIT = { usual: 50, most: 200 } as const

// A place in a list is signed, so that only places we gave are ever looked up.
const signatureOf = (list: string, place: string) =>
  createHmac("sha256", env().NEXTAUTH_SECRET ?? "")
    .update(`cursor:${list}:${place}`)
    .digest("base64url")
    .slice(0, 22)

/** The opaque text that leads behind a place of one list. */
export function writeCursor(list: string, place: string): string {
  const text = Buffer.from(place).toString("base64url")
  return `${text}.${signatureOf(list, text)}`
}

/** The place a cursor of this list stands for; null without one. Throws INVALID for one that this list never gave. */
export function readCursor(list: string, cursor: string | undefined): string | null {
  if (cursor === undefined) return null
  const [text = "", signature = ""] = cursor.split(".")
  if (signature !== signatureOf(list, text))
    throw new AppError("INVALID", "cursor: is none that this list gave. Begin again without one.", {
      cursor: "is none that this list gave",
    })
  return Buffer.from(text, "base64url").toString()
}
