import { STAGES } from "@/lib/domain/harness/stages"
import classes from "./stage-ladder.module.css"

/** The nine stages, what is mastered and where the cat is working. */
export function StageLadder({ stage }: { stage: number | null }) {
  return (
    <ol className={classes.ladder} aria-label="Stages of the harness programme">
      {STAGES.map((one) => {
        const state =
          stage === null ? "ahead" : one.number < stage ? "mastered" : one.number === stage ? "now" : "ahead"
        return (
          <li key={one.number} data-state={state} aria-current={state === "now" ? "step" : undefined}>
            <span className={classes.number}>{state === "mastered" ? "✓" : one.number}</span>
            <span>{one.name}</span>
            {state === "mastered" ? <span className={classes.hidden}> mastered</span> : null}
          </li>
        )
      })}
    </ol>
  )
}
