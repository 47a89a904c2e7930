"use client"
import { Button, Group, Text } from "@mantine/core"
import { useEffect, useState } from "react"
import type { SessionDraftState, SetSession } from "./session-draft"
import classes from "./session-form.module.css"

const TRIALS = [3, 4, 5, 6, 8, 10]
const USUAL = 5
const TICK_MS = 500

/** "x of n": hits of the usual number of trials in one tap, another number in two, or tapped live while it happens. */
export function TrialGrid({
  draft,
  usual,
  set,
}: {
  draft: SessionDraftState
  usual: number | null
  set: SetSession
}) {
  const { trials, hits } = draft
  const [isLive, setLive] = useState(false)
  const [count, setCount] = useState(TRIALS.find((one) => one === usual) ?? USUAL)
  const shown = trials ?? count
  return (
    <fieldset className={classes.group} id="field-hits" tabIndex={-1}>
      <legend>Result</legend>
      {isLive ? (
        <LiveTrials draft={draft} set={set} />
      ) : (
        <>
          <fieldset className={classes.counts} aria-label="Trials">
            <span>of</span>
            {TRIALS.map((one) => (
              <button
                key={one}
                type="button"
                className={classes.count}
                aria-pressed={shown === one}
                onClick={() => {
                  setCount(one)
                  if (trials !== null) set({ trials: one, hits: Math.min(hits ?? 0, one) })
                }}
              >
                {one}
              </button>
            ))}
          </fieldset>
          <fieldset className={classes.hits} aria-label="Hits">
            {Array.from({ length: shown + 1 }, (_, one) => one).map((one) => (
              <button
                key={one}
                type="button"
                className={classes.tap}
                aria-pressed={hits === one}
                onClick={() => set({ hits: one, trials: shown })}
              >
                {one}
              </button>
            ))}
          </fieldset>
        </>
      )}
      <Group gap="xs" mt={6} justify="space-between">
        <Text size="sm">
          {hits === null || trials === null ? "No trials: kept as exposure." : `${hits} of ${trials} hits`}
        </Text>
        <Group gap={4}>
          {hits !== null ? (
            <Button size="compact-sm" variant="subtle" onClick={() => set({ hits: null, trials: null })}>
              No trials
            </Button>
          ) : null}
          <Button size="compact-sm" variant="default" onClick={() => setLive(!isLive)}>
            {isLive ? "Tap the sum" : "Count live"}
          </Button>
        </Group>
      </Group>
    </fieldset>
  )
}

/** Hit and miss while it happens, with a timer; the timer's start is the session's. */
function LiveTrials({ draft, set }: { draft: SessionDraftState; set: SetSession }) {
  const [nowMs, setNowMs] = useState(0)
  const { timerFromMs, durationSec } = draft
  useEffect(() => {
    if (!timerFromMs) return
    const tick = () => setNowMs(Date.now())
    tick()
    const timer = setInterval(tick, TICK_MS)
    return () => clearInterval(timer)
  }, [timerFromMs])
  const [hits, trials] = [draft.hits ?? 0, draft.trials ?? 0]
  const start = () => {
    const fromMs = Date.now()
    set({ timerFromMs: fromMs, startedAt: new Date(fromMs).toISOString(), durationSec: null })
  }
  const stop = () =>
    set({ timerFromMs: null, durationSec: Math.round((Date.now() - (timerFromMs ?? Date.now())) / 1000) })
  const seconds = timerFromMs ? Math.max(0, Math.round((nowMs - timerFromMs) / 1000)) : (durationSec ?? 0)
  return (
    <>
      <Group gap="xs" mb={6}>
        <span className={classes.timer} role="timer" aria-label="Time">
          {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, "0")}
        </span>
        <Button variant="default" onClick={timerFromMs ? stop : start}>
          {timerFromMs ? "Stop" : "Start"}
        </Button>
        <Button
          variant="subtle"
          disabled={trials === 0}
          onClick={() =>
            set(
              trials === 1
                ? { hits: null, trials: null }
                : { hits: Math.min(hits, trials - 1), trials: trials - 1 },
            )
          }
        >
          Undo one
        </Button>
      </Group>
      <div className={classes.live}>
        <button
          type="button"
          className={classes.tap}
          onClick={() => set({ hits: hits + 1, trials: trials + 1 })}
        >
          Hit
        </button>
        <button type="button" className={classes.tap} onClick={() => set({ hits, trials: trials + 1 })}>
          Miss
        </button>
      </div>
    </>
  )
}
