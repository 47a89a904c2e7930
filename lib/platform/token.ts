import "server-only"
import { createHash, randomBytes } from "node:crypto"

// 192 bits: nobody guesses one, so looking one up needs no throttle.
const TOKEN_BYTES = 24

/** A secret for an address or a cookie. It is handed out once; only its hash is stored. */
export const newToken = () => randomBytes(TOKEN_BYTES).toString("base64url")

/** What is stored and looked up. A fast hash does: there is nothing to guess in a random token. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("base64url")

/** Whether a text can be one of our tokens at all. */
export const isToken = (text: string) => /^[A-Za-z0-9_-]{32}$/.test(text)
