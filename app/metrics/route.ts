import { timingSafeEqual } from "node:crypto"
import { readings } from "@/lib/features/operations/metrics-queries"
import { env } from "@/lib/platform/env"
import { metricsText } from "@/lib/platform/metrics"

export const dynamic = "force-dynamic"

/** Numbers for a Prometheus server that shows the token; without a token set there is nothing here. */
export async function GET(request: Request) {
  const token = env().SLACKLINE_METRICS_TOKEN
  if (!token) return new Response("Set SLACKLINE_METRICS_TOKEN to have metrics here.\n", { status: 404 })
  if (!isSame(request.headers.get("authorization") ?? "", `Bearer ${token}`))
    return new Response("Send the token as Authorization: Bearer …\n", {
      status: 401,
      headers: { "www-authenticate": "Bearer" },
    })
  return new Response(await metricsText(await readings()), {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
  })
}

function isSame(said: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(said), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
