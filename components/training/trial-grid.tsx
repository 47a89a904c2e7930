"use client"
import { Button, Group, Text } from "@mantine/core"
import type { SetSession } from "./session-draft"
import classes from "./session-form.module.css"

const TRIALS = [3, 4, 5, 6, 8, 10]

/** "x of n" in two taps: how many trials, how many hits. Nothing chosen = exposure only. */
export function TrialGrid({
  trials,
  hits,
  onChange,
}: {
  trials: number | null
  hits: number | null
  onChange: SetSession
}) {
  const shown = trials ?? 5
  return (
    <fieldset className={classes.group}>
      <legend>Result</legend>
      <Group gap={6} mb={6} role="group" aria-label="Trials">
        <Text size="sm" w={52}>
          Trials
        </Text>
        {TRIALS.map((count) => (
          <Button
            key={count}
            size="compact-md"
            variant={shown === count && trials !== null ? "filled" : "default"}
            aria-pressed={trials === count}
            onClick={() => onChange({ trials: count, hits: hits !== null ? Math.min(hits, count) : null })}
          >
            {count}
          </Button>
        ))}
      </Group>
      <Group gap={6} role="group" aria-label="Hits">
        <Text size="sm" w={52}>
          Hits
        </Text>
        {Array.from({ length: shown + 1 }, (_, count) => count).map((count) => (
          <button
            key={count}
            type="button"
            className={classes.tap}
            aria-pressed={hits === count}
            onClick={() => onChange({ hits: count, trials: shown })}
          >
            {count}
          </button>
        ))}
      </Group>
      <Group gap="xs" mt={6}>
        <Text size="sm">
          {hits === null || trials === null ? "No trials: kept as exposure." : `${hits} of ${trials}`}
        </Text>
        {hits !== null ? (
          <Button size="compact-xs" variant="subtle" onClick={() => onChange({ hits: null, trials: null })}>
            No trials
          </Button>
        ) : null}
      </Group>
    </fieldset>
  )
}
