import { Text } from "@mantine/core"
import classes from "./session-strip.module.css"

export interface StripSession {
  id: string
  date: string
  stress: number
  verdict: string
  stage: number | null
  score: string
  handler: string
  reasons: readonly string[]
}

const SIGNS: Record<string, string> = { met: "●", "not met": "○", exposure: "·", warning: "!" }

/** One mark per session, oldest first: met or not by shape, stress by height and word. A table holds the same. */
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
      <details>
        <summary>All {sessions.length} sessions as a table</summary>
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Date</th>
                <th scope="col">Stage</th>
                <th scope="col">Hits</th>
                <th scope="col">Stress</th>
                <th scope="col">Counted as</th>
                <th scope="col">Because</th>
                <th scope="col">Handler</th>
              </tr>
            </thead>
            <tbody>
              {sessions.toReversed().map((session) => (
                <tr key={session.id}>
                  <td>{session.date}</td>
                  <td>{session.stage ?? "–"}</td>
                  <td>{session.score}</td>
                  <td>{session.stress}</td>
                  <td>{session.verdict}</td>
                  <td>{session.reasons.join("; ")}</td>
                  <td>{session.handler}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}
