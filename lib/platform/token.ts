import "server-only"
import { createHash, createHmac, randomBytes } from "node:crypto"
import { v7 as newId } from "uuid"
import { env } from "./env"

// 192 bits: nobody guesses one, so looking one up needs no throttle.
const TOKEN_BYTES = 24

/** A secret for an address or a cookie. It is handed out once; only its hash is stored. */
export const newToken = () => randomBytes(TOKEN_BYTES).toString("base64url")

/** What is stored and looked up. A fast hash does: there is nothing to guess in a random token. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("base64url")

/** Whether a text can be one of our tokens at all. */
export const isToken = (text: string) => /^[A-Za-z0-9_-]{32}$/.test(text)

/**
 * The secret part of a link, made from the installation's secret and the row's id: it can be shown again to those who
 * may see it and is stored nowhere. With another secret an old link still opens, but cannot be shown again.
 */
export function linkToken(purpose: LinkPurpose, id: string): string {
  const secret = env().NEXTAUTH_SECRET
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set; `npm start` sets it by itself.")
  return createHmac("sha256", secret).update(`${purpose}:${id}`).digest("base64url")
}

/** Whether a text can be the secret part of such a link. */
export const isLinkToken = (text: string) => /^[\w-]{43}$/.test(text)

export type LinkPurpose = "passport" | "request" | "request-confirm" | "check-in" | "disclosure" | "calendar"

// Secrets are put in when a text is sent or shown: what is stored holds the mark of a link, never the link.
const MARK = /\[\[([a-z-]+):([0-9a-f-]{36})\]\]/g

/** Where a link belongs in a stored text. */
export const linkMark = (purpose: LinkPurpose, id: string) => `[[${purpose}:${id}]]`

/** The text with its links in place, each made by `addressOf`. */
export const fillLinks = (text: string, addressOf: (purpose: LinkPurpose, token: string) => string) =>
  text.replace(MARK, (_, purpose: LinkPurpose, id: string) => addressOf(purpose, linkToken(purpose, id)))

/** The id of a new row, made with the page that will send it: sent twice, it is kept once. */
export const newRowId = () => newId()
