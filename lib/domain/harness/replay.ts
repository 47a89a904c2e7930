import type { HistoryEntry } from "./history"
import { enrol, type HarnessState, type LogLine } from "./state"
import type { SessionVerdict } from "./take-session"
import { type Decision, type ProtocolRules, takeNamedStep } from "./take-step"

export interface ReplayOptions extends ProtocolRules {
  /** Stage approved for a cat that arrives trained; 1 when left out. */
  readonly startingStage?: number
}

/** A whole history taken into account: the state it leads to, the stage log, and a decision for every entry. */
export interface Replay {
  readonly state: HarnessState
  readonly log: readonly LogLine[]
  readonly sessionVerdicts: readonly SessionVerdict[]
  /** One per entry given, in order; an entry whose id came before gets the decision of its first time. */
  readonly decisions: readonly Decision[]
}

/**
 * Replays a history already ordered by time and id. An id that comes twice acts once. Throws RangeError naming the
 * entry and field that cannot be read, or whose day goes backwards.
 */
export function replay(entries: readonly HistoryEntry[], options: ReplayOptions = {}): Replay {
  const answers = new Map<string, Decision>()
  const decisions: Decision[] = []
  const taken: Decision[] = []
  let state = enrol(options.startingStage)
  entries.forEach((entry, index) => {
    const earlier = entry.id === undefined ? undefined : answers.get(entry.id)
    if (earlier) {
      decisions.push(earlier)
      return
    }
    const step = takeNamedStep({ state, entry, rules: options, where: `sessions[${index}]` })
    state = step.state
    decisions.push(step.decision)
    taken.push(step.decision)
    if (entry.id !== undefined) answers.set(entry.id, step.decision)
  })
  return {
    state,
    log: taken.flatMap((decision) => decision.lines),
    sessionVerdicts: taken.flatMap((decision) => (decision.verdict ? [decision.verdict] : [])),
    decisions,
  }
}
