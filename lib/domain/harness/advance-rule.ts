import type { SessionEntry } from "./history"
import { gateNeededAt } from "./judge-session"
import type { ProtocolParameters } from "./protocol"
import { GRADUATE_STAGE } from "./stages"
import type { CountedSession, HarnessState, StageFacts } from "./state"

/** The window with one more session, oldest dropped. */
export function extendWindow(
  window: readonly CountedSession[],
  session: CountedSession,
  { advance }: ProtocolParameters,
): readonly CountedSession[] {
  return [...window, session].slice(-advance.windowSessions)
}

/** A session as the window remembers it. */
export function toCounted(session: SessionEntry, isMet: boolean): CountedSession {
  return {
    day: session.day,
    handler: session.handler,
    isMet,
    doorwayHit: session.doorwayHit === true,
    carrierHit: session.carrierHit === true,
    place: session.place ?? null,
    gait: session.gait ?? null,
  }
}

/** Exit facts of the stage with one more session. */
export function extendStageFacts(facts: StageFacts, session: SessionEntry): StageFacts {
  return {
    headInByChoice: facts.headInByChoice || session.headInByChoice === true,
    longestWornSec: Math.max(facts.longestWornSec, session.wornSec ?? 0),
    lastFitPassed: session.fitPassed ?? facts.lastFitPassed,
    lastBackOutPassed: session.backOutPassed ?? facts.lastBackOutPassed,
  }
}

/**
 * What the window still lacks for the next stage, in plain words; empty when the sessions are enough. Days and handlers
 * count over the window whether met or not. Source: rule C.2, advance.
 */
export function missingInWindow(
  state: Pick<HarnessState, "stage" | "window">,
  protocol: ProtocolParameters,
): readonly string[] {
  const { stage, window } = state
  const { advance } = protocol
  const missing: string[] = []
  const more = metSessionsToGo(window, protocol)
  if (more > 0) missing.push(`${more} more met ${more === 1 ? "session" : "sessions"}`)
  const last = window.at(-1)
  if (more === 0 && last && !last.isMet) missing.push("the latest session has to be met")
  if (new Set(window.map((one) => one.day)).size < advance.days) missing.push("a session on another day")
  const handlers = new Set(window.map((one) => one.handler)).size
  if (stage >= advance.handlersFromStage && handlers < advance.handlers)
    missing.push("a session with another handler")
  return missing
}

/** The fewest further met sessions after which enough of the last four are met. */
function metSessionsToGo(window: readonly CountedSession[], { advance }: ProtocolParameters): number {
  for (let more = 0; more < advance.metSessions; more++) {
    const kept = window.slice(-(advance.windowSessions - more))
    if (kept.filter((one) => one.isMet).length + more >= advance.metSessions) return more
  }
  return advance.metSessions
}

/**
 * Extra exit rules of the stage that are not fulfilled, in plain words; a fact never recorded is not fulfilled.
 * Source: rule C.1, last column.
 */
export function missingExitFacts(
  state: Pick<HarnessState, "stage" | "window" | "stageFacts">,
  protocol: ProtocolParameters,
): readonly string[] {
  const { stage, window, stageFacts } = state
  const latest = window.at(-1)
  const { exits } = protocol
  const holds: readonly (readonly [stage: number, isFulfilled: boolean, words: string])[] = [
    [2, stageFacts.headInByChoice, "the head in by the cat's own choice once"],
    [3, stageFacts.lastFitPassed === true, "a passed fit check"],
    [
      3,
      stageFacts.longestWornSec >= exits.shortWornSec,
      `worn for ${exits.shortWornSec / 60} minutes in one session`,
    ],
    [
      4,
      stageFacts.longestWornSec >= exits.longWornSec,
      `worn for ${exits.longWornSec / 60} minutes in one session`,
    ],
    [4, (latest?.gait ?? -1) >= exits.minGait, "a gait of 3 or 4 in the latest session"],
    [5, stageFacts.lastBackOutPassed === true, "a passed back-out test"],
    [6, window.some((one) => one.doorwayHit), "a hit at the doorway in the last 4 sessions"],
    [6, window.some((one) => one.carrierHit), "a hit with the carrier in the last 4 sessions"],
    [8, placesIn(window) >= exits.places, `${exits.places} places in the last 4 sessions`],
  ]
  return holds.filter(([at, isFulfilled]) => at === stage && !isFulfilled).map(([, , words]) => words)
}

/** What gates still ask for before a stage is entered, given the tier they allow; an unknown cap is a closed gate. */
export function missingGates(stageToEnter: number, gateCap: 0 | 1 | 2 | null): readonly string[] {
  if (stageToEnter > GRADUATE_STAGE || (gateCap ?? 0) >= gateNeededAt(stageToEnter)) return []
  return [`gates clear for stage ${stageToEnter}`]
}

function placesIn(window: readonly CountedSession[]): number {
  return new Set(window.flatMap((one) => (one.place ? [one.place] : []))).size
}
