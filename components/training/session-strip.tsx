import { Text } from "@mantine/core"
import type { Verdict } from "@/lib/domain/harness/take-session"
import { ladderLevelOf, STRESS_LEVELS } from "@/lib/domain/temperament/calm-ladder"
import classes from "./session-strip.module.css"

export interface StripSession {
  id: string
  date: string
  stress: number
  verdict: Verdict
  /** Null when nobody timed it. */
  minutes: number | null
  /** Names of the signs that were seen. */
  signs: readonly string[]
}

const MARKS: Record<Verdict, string> = { met: "●", "not met": "○", exposure: "·", warning: "!" }
const SHOWN = 60
// The longest session the protocol knows fills the strip.
const TALLEST_MINUTES = 20

const wordsOf = ({ date, verdict, stress, minutes, signs }: StripSession) =>
  [
    `${date}: ${verdict}`,
    `stress ${stress}, ${ladderLevelOf(stress).word}`,
    ...(minutes === null ? [] : [`${Math.round(minutes)} min`]),
    ...signs,
  ].join("; ")

/**
 * One column per session, oldest first: met or not by shape, minutes by height, worst sign by number and colour. The
 * list below says the same in words.
 */
export function SessionStrip({ sessions }: { sessions: StripSession[] }) {
  if (sessions.length === 0)
    return <Text size="sm">No session yet. The first one is short: the harness by the bed, and a treat.</Text>
  return (
    <>
      <div className={classes.strip} aria-hidden>
        {sessions.slice(-SHOWN).map((session) => (
          <span key={session.id} data-stress={session.stress} title={wordsOf(session)}>
            <b>{MARKS[session.verdict]}</b>
            <i
              style={{ height: `${heightOf(session.minutes)}rem` }}
              data-untimed={session.minutes === null}
            />
            {session.stress}
          </span>
        ))}
      </div>
      <Text size="xs" c="dimmed" mb="xs">
        ● met ○ not met ! logged during a rest · no trials. Height: minutes. Number: the worst sign,{" "}
        {STRESS_LEVELS.map((level) => `${level} ${ladderLevelOf(level).word}`).join(", ")}.
      </Text>
    </>
  )
}

const heightOf = (minutes: number | null) =>
  0.25 + 2.5 * (Math.min(minutes ?? 0, TALLEST_MINUTES) / TALLEST_MINUTES)
