import "server-only"
import { headers } from "next/headers"
import { AppError } from "./errors"

/**
 * Refuses a write that another site could have caused. Next lets a request without Origin through with a warning,
 * so every action asks here: the browser must say it is the same origin, or the Origin must be our own host.
 */
export async function requireSameOrigin() {
  const sent = await headers()
  const site = sent.get("sec-fetch-site")
  const origin = sent.get("origin")
  const host = sent.get("host")
  const isOurs = site === "same-origin" && (!origin || hostOf(origin) === host)
  const isOursWithoutFetchMetadata = !site && origin !== null && hostOf(origin) === host
  if (!isOurs && !isOursWithoutFetchMetadata)
    throw new AppError(
      "FORBIDDEN",
      "This form was not sent from our own page. Open the page again and retry.",
    )
}

function hostOf(origin: string) {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}
