"use client"
import { Anchor, Button, Text } from "@mantine/core"
import { useOutbox } from "@/components/outbox/outbox-provider"
import type { SessionSheet } from "@/lib/features/training/queries"
import type { SessionInput } from "@/lib/features/training/schema"
import { formatMoment } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import classes from "./session-form.module.css"

/** Refused sessions of this cat on this device, to be changed; and the own ones of the last day, to be put right. */
export function OwnSessions({
  sheet,
  onChange,
}: {
  sheet: SessionSheet
  onChange: (payload: SessionInput) => void
}) {
  const { mine, place } = useOutbox()
  if (sheet.corrects) return <Text size="sm">Held by {sheet.corrects.handler}.</Text>
  const refused = mine.filter(
    ({ kind, state, payload }) =>
      kind === "session" && state === "needs_you" && (payload as SessionInput).catId === sheet.cat.id,
  )
  return (
    <>
      {refused.map((entry) => (
        <div key={entry.id} className={classes.problem} data-blocking="true">
          <strong>{entry.title} was not saved.</strong>
          <span>{entry.problem}</span>
          <Button size="compact-md" variant="default" onClick={() => onChange(entry.payload as SessionInput)}>
            Change it and send again
          </Button>
        </div>
      ))}
      {sheet.own.length > 0 ? (
        <details className={classes.hint}>
          <summary>Your sessions with {sheet.cat.name} of the last day</summary>
          <ul>
            {sheet.own.map(({ id, startedAt, trials, hits, peakStress }) => (
              <li key={id}>
                {formatMoment(new Date(startedAt), place)}:{" "}
                {trials === null ? "no trials" : `${hits} of ${trials}`}, stress {peakStress}.{" "}
                <Anchor
                  href={(sheet.isFoster ? routes.correctFosterSession : routes.correctSession)(
                    sheet.cat.id,
                    id,
                  )}
                >
                  Put it right
                </Anchor>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
