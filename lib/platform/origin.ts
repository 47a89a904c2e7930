import "server-only"
import { headers } from "next/headers"

/** Where this installation is reached by whoever asks: for links that leave the screen (QR codes, printed sheets). */
export async function requestOrigin(): Promise<string> {
  const sent = await headers()
  const host = sent.get("x-forwarded-host") ?? sent.get("host") ?? "localhost"
  const scheme = sent.get("x-forwarded-proto")?.split(",")[0] ?? "http"
  return `${scheme}://${host}`
}
