import type { Verdict } from "@/lib/domain/harness/take-session"
import { poissonRate } from "@/lib/domain/outcomes/poisson-exact"
import { type Proportion, wilson } from "@/lib/domain/outcomes/wilson"

/** What the figures of progress need of one session; null was not recorded. */
export interface ProgressSession {
  readonly verdict: Verdict
  readonly isOutdoors: boolean
  readonly hasIncident: boolean
  readonly catStarted: boolean | null
  readonly wornSec: number | null
}

interface Share extends Proportion {
  readonly x: number
  readonly n: number
}

/** The figures of one cat's or one shelter's sessions. */
export interface Progress {
  /** Met sessions of those that were met or not met. */
  readonly met: Share
  /** Sessions the cat began, of those where somebody said who did. */
  readonly catStarted: Share
  readonly wornMinutes: number
  readonly outdoorSessions: number
  readonly outdoorIncidents: number
  /** Incidents per 100 outdoor sessions with the exact Poisson interval; null without an outdoor session. */
  readonly incidentRate: { readonly rate: number; readonly lower: number; readonly upper: number } | null
}

/** Shares with Wilson's interval, minutes worn, and incidents per 100 outdoor sessions. Source: rule C.7. */
export function progressOf(sessions: readonly ProgressSession[]): Progress {
  const judged = sessions.filter(({ verdict }) => verdict === "met" || verdict === "not met")
  const outdoors = sessions.filter((session) => session.isOutdoors)
  const outdoorIncidents = outdoors.filter((session) => session.hasIncident).length
  const known = sessions.filter((session) => session.catStarted !== null)
  return {
    met: share(judged.filter(({ verdict }) => verdict === "met").length, judged.length),
    catStarted: share(known.filter((session) => session.catStarted).length, known.length),
    wornMinutes: sessions.reduce((sum, session) => sum + (session.wornSec ?? 0), 0) / 60,
    outdoorSessions: outdoors.length,
    outdoorIncidents,
    incidentRate: poissonRate({ events: outdoorIncidents, units: outdoors.length }),
  }
}

const share = (x: number, n: number): Share => ({ x, n, ...wilson(x, n) })
