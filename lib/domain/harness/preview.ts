import { explainDecision } from "./explain-decision"
import type { HistoryEntry, SessionEntry } from "./history"
import { DEFAULT_PROTOCOL } from "./protocol"
import { type ReplayOptions, replay } from "./replay"
import type { LogLine, Why } from "./state"
import type { SessionVerdict } from "./take-session"
import { takeNamedStep } from "./take-step"

/** What one session would do if it were saved. */
export interface Preview {
  readonly from: number
  readonly to: number
  /** The last thing it would do, in the words of the log; null when the stage log would stay as it is. */
  readonly why: Why | null
  readonly sentence: string
  readonly verdict: SessionVerdict | null
  readonly lines: readonly LogLine[]
}

/**
 * What a candidate session would do on top of a history, without storing anything. An id already in the history gets
 * the answer of its first time. Throws RangeError as `replay` does, naming the candidate "session".
 */
export function preview(
  input: ReplayOptions & { readonly history: readonly HistoryEntry[]; readonly candidate: SessionEntry },
): Preview {
  const { history, candidate, ...options } = input
  const known = replay(history, options)
  const earlier = history.findIndex((entry) => candidate.id !== undefined && entry.id === candidate.id)
  const before = earlier >= 0 ? replay(history.slice(0, earlier), options).state : known.state
  const step = takeNamedStep({ state: before, entry: candidate, rules: options, where: "session" })
  const decision = earlier >= 0 ? (known.decisions[earlier] ?? step.decision) : step.decision
  const { lines, verdict } = decision
  const to = lines.at(-1)?.to ?? before.stage
  return {
    from: before.stage,
    to,
    why: lines.at(-1)?.why ?? null,
    sentence: sentenceFor({ lines, verdict, stage: to, protocol: options.protocol ?? DEFAULT_PROTOCOL }),
    verdict,
    lines,
  }
}

function sentenceFor(input: {
  readonly lines: readonly LogLine[]
  readonly verdict: SessionVerdict | null
  readonly stage: number
  readonly protocol: NonNullable<ReplayOptions["protocol"]>
}): string {
  const { lines, verdict, stage, protocol } = input
  if (lines.length > 0) return lines.map((line) => explainDecision(line, protocol)).join(" ")
  if (verdict?.verdict === "met") return `Met. The cat stays at stage ${stage} for now.`
  if (verdict?.verdict === "exposure")
    return `Noted. Without trials it counts neither for nor against stage ${stage}.`
  return `Not met: ${(verdict?.reasons ?? []).join("; ").toLowerCase()}. The cat stays at stage ${stage}.`
}
