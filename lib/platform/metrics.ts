import "server-only"
import { subscribe } from "node:diagnostics_channel"
import type { IncomingMessage, ServerResponse } from "node:http"
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client"
import { buildId } from "./build"
import { poolStates } from "./db"

// One per process, like the pools: the start-up hook counts, and the page of another module copy tells.
const kept = globalThis as typeof globalThis & { slacklineMetrics?: Registry }

const SECONDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10]

/** No address and no query: a path can hold a name or a secret. What kind of page it was is enough to see trouble. */
function kindOf(url: string): string {
  if (url.startsWith("/_next/")) return "built"
  if (url.startsWith("/photos/")) return "photo"
  if (url.startsWith("/api/v1/")) return "programs"
  if (url.startsWith("/api/")) return "api"
  return "page"
}

function countRequests(register: Registry) {
  const requests = new Counter({
    name: "slackline_http_requests_total",
    help: "Answers by kind of address and class of status.",
    labelNames: ["kind", "status"],
    registers: [register],
  })
  const seconds = new Histogram({
    name: "slackline_http_request_seconds",
    help: "Time from a request to the end of its answer.",
    labelNames: ["kind"],
    buckets: SECONDS,
    registers: [register],
  })
  const began = new WeakMap<IncomingMessage, number>()
  subscribe("http.server.request.start", (message) => {
    began.set((message as { request: IncomingMessage }).request, performance.now())
  })
  subscribe("http.server.response.finish", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    const kind = kindOf(request.url ?? "/")
    const start = began.get(request)
    requests.inc({ kind, status: `${Math.floor(response.statusCode / 100)}xx` })
    if (start !== undefined) seconds.observe({ kind }, (performance.now() - start) / 1000)
  })
}

function watchPools(register: Registry) {
  new Gauge({
    name: "slackline_database_connections",
    help: "Connections of this process by role and state; waiting = requests that wait for one.",
    labelNames: ["role", "state"],
    registers: [register],
    collect() {
      for (const { role, total, idle, waiting } of poolStates()) {
        this.set({ role, state: "idle" }, idle)
        this.set({ role, state: "busy" }, total - idle)
        this.set({ role, state: "waiting" }, waiting)
      }
    },
  })
}

/** Begins to count; again does nothing. */
export function startMetrics(): Registry {
  if (kept.slacklineMetrics) return kept.slacklineMetrics
  const register = new Registry()
  kept.slacklineMetrics = register
  collectDefaultMetrics({ register })
  new Gauge({
    name: "slackline_build_info",
    help: "The running build.",
    labelNames: ["build"],
    registers: [register],
  }).set({ build: buildId() }, 1)
  countRequests(register)
  watchPools(register)
  return register
}

export interface Reading {
  name: string
  help: string
  values: readonly { labels?: Record<string, string>; value: number }[]
}

/** Everything in the text form of Prometheus, with what was just read from the database. */
export async function metricsText(readings: readonly Reading[]): Promise<string> {
  const moment = new Registry()
  for (const { name, help, values } of readings) {
    const labelNames = Object.keys(values[0]?.labels ?? {})
    const gauge = new Gauge({ name, help, labelNames, registers: [moment] })
    for (const { labels = {}, value } of values) gauge.set(labels, value)
  }
  return Registry.merge([startMetrics(), moment]).metrics()
}
