import type { SessionEntry } from "@/lib/domain/harness/history"
import type { LogLine } from "@/lib/domain/harness/state"

/** A calm session with every trial hit; handlers alternate by day so that two take part. */
export function met(day: number, more: Partial<SessionEntry> = {}): SessionEntry {
  return { day, hits: 5, trials: 5, stress: 0, handler: day % 2 === 0 ? "h1" : "h2", ...more }
}

export function notMet(day: number, more: Partial<SessionEntry> = {}): SessionEntry {
  return met(day, { hits: 1, ...more })
}

/** A session without a hit that the cat itself ended. */
export function refusal(day: number, more: Partial<SessionEntry> = {}): SessionEntry {
  return met(day, { hits: 0, trials: 3, stress: 1, endedBy: "cat_choice", ...more })
}

/** Clean daily sessions from a day on that bring a cat from stage 1 to the stage, three for each step. */
export function climbTo(stage: number, fromDay = 0): SessionEntry[] {
  return Array.from({ length: 3 * (stage - 1) }, (_, index) => met(fromDay + index))
}

/** The day after a clean climb to a stage that began on day 0. */
export function dayAfterClimb(stage: number): number {
  return 3 * (stage - 1)
}

/** A stage log as short lines: "d3 1>2 criteria met". */
export function told(log: readonly LogLine[]): string[] {
  return log.map(({ day, from, to, why }) => `d${day} ${from}>${to} ${why}`)
}

/** The lines written after the clean climb, which every story begins with. */
export function toldSince(day: number, log: readonly LogLine[]): string[] {
  return told(log.filter((line) => line.day >= day))
}
