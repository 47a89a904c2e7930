import "server-only"
import { createHash, createHmac } from "node:crypto"
import { env } from "./env"

/**
 * The secret part of a link, made from the installation's secret and the row's id: it can be shown again to those who
 * may see it and is stored nowhere. With another secret an old link still opens, but cannot be shown again.
 */
export function linkToken(purpose: string, id: string): string {
  const secret = env().NEXTAUTH_SECRET
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set; `npm start` sets it by itself.")
  return createHmac("sha256", secret).update(`${purpose}:${id}`).digest("base64url")
}

/** What is stored of a link: enough to recognise it, not to open it. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("base64url")
