import type { Cell, Chart, Estimate } from "../chart"
import { isWithin } from "../cohort"
import type { Slice } from "../cohort-slice"
import { poissonRate } from "../poisson-exact"
import { shownShare } from "../small-numbers"
import { OUTDOORS_FROM_STAGE, sessionsInWindow } from "../training-course"
import { chartOf, refused, tableOver } from "./frame"

const HARM_KINDS = [
  { key: "slipped", label: "Slipped out" },
  { key: "bolted", label: "Bolted" },
  { key: "bite", label: "Bites" },
] as const

/** C11: slips, bolts and bites per 100 outdoor sessions with exact Poisson intervals, and how complete the logs are. */
export function safetyChart(slices: readonly Slice[]): Chart {
  const found = slices.map(safetyOf)
  return chartOf("C11", slices, {
    method: `Events per 100 outdoor sessions (stage ${OUTDOORS_FROM_STAGE} and up); near misses are told beside them and do not count.`,
    interval: "95 %, exact Poisson",
    n: slices.map(({ name }, i) => ({ name, n: found[i]?.sessions ?? 0, unit: "outdoor sessions" })),
    openStays: null,
    panels: [
      found.every(({ sessions }) => sessions === 0)
        ? refused(
            "Per 100 outdoor sessions",
            "No outdoor session was logged in this period, so no rate can be said.",
          )
        : {
            kind: "points",
            title: "Per 100 outdoor sessions",
            xLabel: "",
            yLabel: "Events per 100 sessions",
            measure: "number",
            places: HARM_KINDS.map(({ label }) => label),
            series: slices.map(({ name }, i) => ({
              name,
              isJoined: false,
              values: HARM_KINDS.map(({ key }) => rateOf(found[i], key)),
            })),
            marks: [],
          },
    ],
    tables: [
      tableOver(
        slices,
        "Events in outdoor sessions",
        [
          { key: "kind", label: "Event", measure: "text" },
          { key: "events", label: "Happened", measure: "count" },
          { key: "near", label: "Near misses", measure: "count" },
          { key: "sessions", label: "Outdoor sessions", measure: "count" },
          { key: "rate", label: "Per 100", measure: "number" },
          { key: "lower", label: "From", measure: "number" },
          { key: "upper", label: "To", measure: "number" },
        ],
        (_, i) =>
          HARM_KINDS.map(({ key, label }): Cell[] => {
            const rate = rateOf(found[i], key)
            const events = found[i]?.events.get(key) ?? 0
            return [
              label,
              events,
              found[i]?.near.get(key) ?? 0,
              found[i]?.sessions ?? 0,
              rate.value,
              rate.lower,
              rate.upper,
            ]
          }),
      ),
      tableOver(
        slices,
        "How complete the logs of outdoor sessions are",
        [
          { key: "complete", label: "Logged in full", measure: "count" },
          { key: "sessions", label: "Outdoor sessions", measure: "count" },
          { key: "share", label: "Share", measure: "share" },
          { key: "lower", label: "From", measure: "share" },
          { key: "upper", label: "To", measure: "share" },
        ],
        (_, i) => {
          const one = found[i]
          if (!one) return []
          const { value, lower, upper } = shownShare(one.complete, one.sessions)
          return [[one.complete, one.sessions, value, lower, upper]]
        },
      ),
    ],
    notes: [
      "A shelter that logs less seems safer: read the rate together with how complete the logs are.",
      ...found.flatMap(({ sessions }, i) =>
        sessions > 0 && HARM_KINDS.every(({ key }) => (found[i]?.events.get(key) ?? 0) === 0)
          ? [
              `None in ${sessions} outdoor sessions could still be up to ${(rateOf(found[i], "slipped").upper ?? 0).toFixed(1)} of each kind per 100.`,
            ]
          : [],
      ),
    ],
  })
}

type Safety = ReturnType<typeof safetyOf>

function rateOf(safety: Safety | undefined, kind: string): Estimate {
  const rate = safety ? poissonRate({ events: safety.events.get(kind) ?? 0, units: safety.sessions }) : null
  return rate
    ? { value: rate.rate, lower: rate.lower, upper: rate.upper }
    : { value: null, lower: null, upper: null }
}

function safetyOf(slice: Slice) {
  const outdoors = sessionsInWindow(slice).filter(({ stage }) => stage >= OUTDOORS_FROM_STAGE)
  const ids = new Set(outdoors.map(({ session }) => session.id))
  const cats = new Set(slice.matching.map(({ catKey }) => catKey))
  const incidents = slice.prepared.data.incidents.filter(
    ({ day, catKey, stage, sessionId }) =>
      isWithin(day, slice.from, slice.to) &&
      cats.has(catKey) &&
      (sessionId !== null ? ids.has(sessionId) : (stage ?? 0) >= OUTDOORS_FROM_STAGE),
  )
  const told = new Set(incidents.flatMap(({ sessionId }) => sessionId ?? []))
  const events = new Map<string, number>()
  const near = new Map<string, number>()
  const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
  for (const { kind, isNearMiss } of incidents) add(isNearMiss ? near : events, kind)
  // A session that says so itself counts once, whether or not it stands in the register.
  for (const { session } of outdoors)
    if (session.incident !== "none" && !told.has(session.id)) add(events, session.incident)
  return {
    sessions: outdoors.length,
    complete: outdoors.filter(({ session }) => session.isComplete).length,
    events,
    near,
  }
}
