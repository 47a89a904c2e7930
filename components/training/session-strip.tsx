import { Text } from "@mantine/core"
import classes from "./session-strip.module.css"

export interface StripSession {
  id: string
  date: string
  stress: number
  verdict: string
}

const SIGNS: Record<string, string> = { met: "●", "not met": "○", exposure: "·", warning: "!" }

/** One mark per session, oldest first: met or not by shape, stress by height and word. The list below says the same in words. */
export function SessionStrip({ sessions }: { sessions: StripSession[] }) {
  if (sessions.length === 0)
    return <Text size="sm">No session yet. The first one is short: the harness by the bed, and a treat.</Text>
  return (
    <>
      <div className={classes.strip} aria-hidden>
        {sessions.slice(-60).map((session) => (
          <span
            key={session.id}
            data-stress={session.stress}
            title={`${session.date}: ${session.verdict}, stress ${session.stress}`}
          >
            {SIGNS[session.verdict] ?? "·"}
          </span>
        ))}
      </div>
      <Text size="xs" c="dimmed" mb="xs">
        ● met ○ not met ! logged during a rest · no trials. The higher the mark, the more stress.
      </Text>
    </>
  )
}
