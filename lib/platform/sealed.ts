import "server-only"
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto"
import { env } from "./env"
import { AppError } from "./errors"

const CIPHER = "aes-256-gcm"
const VERSION = "v1"
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A key of its own for every purpose, so that what is sealed for one cannot be opened as another. */
function keyFor(purpose: string): Uint8Array {
  const secret = env().NEXTAUTH_SECRET
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set; `npm start` sets it by itself.")
  return new Uint8Array(hkdfSync("sha256", secret, "slackline-sealed", purpose, 32))
}

/** A secret as it may lie in the database: readable only with this install's key, and only for the same purpose. */
export function seal(purpose: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, keyFor(purpose), nonce)
  const hidden = Buffer.concat([cipher.update(text, "utf8"), cipher.final()])
  return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString("base64url")}`
}

/** The secret again. Refused when it was sealed by another install, for another purpose, or changed since. */
export function unseal(purpose: string, sealed: string): string {
  try {
    const [version, packed, ...more] = sealed.split(".")
    if (version !== VERSION || !packed || more.length > 0) throw new Error("not sealed by us")
    const bytes = Buffer.from(packed, "base64url")
    const nonce = bytes.subarray(0, NONCE_BYTES)
    const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
    const decipher = createDecipheriv(CIPHER, keyFor(purpose), nonce, { authTagLength: TAG_BYTES })
    decipher.setAuthTag(tag)
    const hidden = bytes.subarray(NONCE_BYTES + TAG_BYTES)
    return Buffer.concat([decipher.update(hidden), decipher.final()]).toString("utf8")
  } catch {
    throw new AppError(
      "CONFLICT",
      "A stored secret cannot be opened with this install's key. Enter it again, or start with the key it was stored with.",
    )
  }
}
