"use client"
import { Alert } from "@mantine/core"
import type { SessionProblem } from "@/lib/domain/harness/session-constraints"
import { remedyOf } from "@/lib/domain/harness/session-remedies"
import { troublesOf } from "@/lib/domain/programme/troubles"
import type { SessionDraftState } from "./session-draft"
import classes from "./session-form.module.css"

/** Before saving: what the engine would do, what is in the way and what to do about it, and advice for the signs seen. */
export function SessionEffect({
  draft,
  sentence,
  problems,
}: {
  draft: SessionDraftState
  sentence: string | null
  problems: readonly SessionProblem[]
}) {
  const troubles = troublesOf({
    signs: (draft.signs ?? []).map(({ code }) => code),
    incident: draft.incident ?? "none",
  })
  return (
    <>
      {troubles.map((trouble) => (
        <Alert key={trouble.key} color="yellow" variant="outline" title={trouble.title}>
          {trouble.advice.join(". ")}. <strong>{trouble.never}.</strong>
        </Alert>
      ))}
      {problems.map((one) => (
        <p key={one.sentence} className={classes.problem} data-blocking={one.isBlocking}>
          <strong>{one.sentence}</strong>
          <span>{remedyOf(one)}</span>
        </p>
      ))}
      <Alert color="spruce" variant="light" title="This session would" role="status">
        {sentence ??
          "Tap the result, the worst sign and how it ended: here you see what it does to the stage."}
      </Alert>
    </>
  )
}
