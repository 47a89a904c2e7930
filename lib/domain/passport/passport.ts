import type { Day } from "@/lib/domain/calendar/day"
import { commonest, favouriteReward } from "@/lib/domain/harness/favourites"
import type { ProtocolParameters } from "@/lib/domain/harness/protocol"
import { GRADUATE_STAGE } from "@/lib/domain/harness/stages"
import type { LogLine } from "@/lib/domain/harness/state"
import type { Verdict } from "@/lib/domain/harness/take-session"
import { SIGNS } from "@/lib/domain/temperament/calm-ladder"

/** What a passport needs of one session; null was not recorded. */
export interface PassportSession {
  readonly verdict: Verdict
  readonly signs: readonly string[]
  readonly reward: string | null
  readonly rewardTaken: number | null
  readonly techniques: readonly string[]
}

/** The harness a cat was trained in and how it sat when it was last checked. */
export interface PassportHarness {
  readonly style: string
  readonly model: string | null
  readonly size: string | null
  readonly fit: {
    readonly day: Day
    readonly neckFingers: number | null
    readonly chestFingers: number | null
  } | null
}

/**
 * A cat's training as it is handed over: codes and numbers only, so that it can be read in any language and names no
 * person. It is frozen on the day it is issued and carries the protocol it goes on with.
 */
export interface PassportContent {
  readonly name: string
  readonly issuedDay: Day
  /** Day the new home begins; null while the cat has none. */
  readonly homeDay: Day | null
  /** Stage worked on, 1 to 9. */
  readonly stage: number
  /** When that stage was reached; null when it was the starting stage. */
  readonly stageDay: Day | null
  /** Signs of unease, commonest first: calm-ladder codes. */
  readonly ownSigns: readonly string[]
  readonly favouriteReward: string | null
  /** Techniques of met sessions, most helpful first. */
  readonly whatWorked: readonly string[]
  readonly harness: PassportHarness | null
  readonly protocol: ProtocolParameters
}

const MOST_SIGNS = 3
const MOST_TECHNIQUES = 3
const NEXT_STEPS = 3

/** Gathers a passport from a course; of equals, what was seen first. Source: rule C.8. */
export function makePassport(input: {
  readonly name: string
  readonly issuedDay: Day
  readonly homeDay: Day | null
  readonly stage: number
  readonly log: readonly LogLine[]
  readonly sessions: readonly PassportSession[]
  readonly harness: PassportHarness | null
  readonly protocol: ProtocolParameters
}): PassportContent {
  const { log, sessions, ...known } = input
  const met = sessions.filter(({ verdict }) => verdict === "met")
  const uneasy = SIGNS.filter((sign) => sign.level !== null && sign.level > 0)
  return {
    ...known,
    stageDay: log.findLast((line) => line.to === input.stage && line.from !== line.to)?.day ?? null,
    ownSigns: commonest(
      sessions.flatMap(({ signs }) =>
        uneasy.filter(({ code }) => signs.includes(code)).map(({ code }) => code),
      ),
    ).slice(0, MOST_SIGNS),
    favouriteReward: favouriteReward(sessions),
    whatWorked: commonest(met.flatMap(({ techniques }) => techniques)).slice(0, MOST_TECHNIQUES),
  }
}

/** The stages worked on next, three at most: the present one first. */
export function nextStages(stage: number): readonly number[] {
  const last = Math.min(GRADUATE_STAGE, stage + NEXT_STEPS - 1)
  return Array.from({ length: last - stage + 1 }, (_, index) => stage + index)
}
