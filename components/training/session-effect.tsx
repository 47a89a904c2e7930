"use client"
import { Alert } from "@mantine/core"
import type { SessionProblem } from "@/lib/domain/harness/session-draft"
import { remedyOf } from "@/lib/domain/harness/session-remedies"
import { troublesOf } from "@/lib/domain/programme/troubles"
import type { SessionDraftState } from "./session-draft"
import classes from "./session-form.module.css"

/** Before saving: advice for the signs seen, and what is in the way with what to do about it. */
export function SessionEffect({
  draft,
  problems,
}: {
  draft: SessionDraftState
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
    </>
  )
}
