"use client"
import { Text } from "@mantine/core"
import { TapGroup } from "@/components/ui/tap-group"
import { CARRIER_STEPS, CARRIER_TRACK_RULE, carrierStepOf } from "@/lib/domain/harness/carrier-track"
import { TRACKS } from "@/lib/domain/harness/tracks"
import type { SessionDraftState, SetSession } from "./session-draft"
import classes from "./session-form.module.css"
import { Tick } from "./tick"

interface FieldsProps {
  draft: SessionDraftState
  /** The step of the carrier track the cat is on. */
  ownStep: number
  set: SetSession
}

const SECONDS = 60
const USUAL_MINUTES = [1, 3, 5, 10]
const CART_MINUTES = [5, 10, 15, 20, 30]

/** Which way of going out this session was; the rest of the form follows. */
export function TrackSwitch({ draft, ownStep, set }: FieldsProps) {
  return (
    <TapGroup
      name="In what"
      label="In what"
      options={TRACKS.map(({ key, label }) => ({ value: key, label }))}
      value={draft.track ?? "harness"}
      onTap={(track) => {
        if (!track || track === draft.track) return
        set({
          track,
          trackStep: track === "carrier" ? ownStep : null,
          // What a harness session asks is not asked of the others, and gear of one kind is not the other's.
          ...(track === "harness" ? {} : { hits: null, trials: null, removal: null, subStep: null }),
          harnessId: null,
        })
      }}
    />
  )
}

/** What the carrier and the cart ask: the step and its minutes, or the minutes alone. */
export function TrackFields({ draft, ownStep, set }: FieldsProps) {
  if (draft.track === "cart")
    return (
      <section className={classes.group}>
        <Minutes
          label="Minutes out in it"
          choices={CART_MINUTES}
          seconds={draft.durationSec}
          onTap={(durationSec) => set({ durationSec })}
        />
        <Text size="sm" mt={6}>
          Rides and patio time have no steps: minutes, calm and place are kept.
        </Text>
      </section>
    )
  const step = draft.trackStep ?? null
  const { shutSec, carriedSec, days, withinDays } = CARRIER_TRACK_RULE
  return (
    <section className={classes.group} id="field-trackStep" tabIndex={-1}>
      <TapGroup
        name="Carrier step"
        label="Step"
        options={CARRIER_STEPS.map(({ number }) => ({ value: number, label: String(number) }))}
        value={step}
        onTap={(trackStep) => set({ trackStep })}
      />
      <Text size="sm" mt={6}>
        {step === null
          ? "No step was practised: kept, and it counts for none."
          : `${carrierStepOf(step).name}${step === ownStep ? ", the step this cat is on" : ""}. ${carrierStepOf(step).todo}`}
      </Text>
      <Tick
        label="Went in on cue"
        isOn={draft.entersOnCue === true}
        onChange={(isOn) => set({ entersOnCue: isOn ? true : null })}
      />
      <Minutes
        label="Minutes shut"
        choices={USUAL_MINUTES}
        seconds={draft.shutSec}
        onTap={(shut) => set({ shutSec: shut })}
      />
      <Minutes
        label="Minutes carried"
        choices={USUAL_MINUTES}
        seconds={draft.carriedSec}
        onTap={(carried) => set({ carriedSec: carried })}
      />
      <p className={classes.hint}>
        On cue, {shutSec / SECONDS} minutes shut and {carriedSec / SECONDS} carried indoors, calm, on {days}{" "}
        days of {withinDays}: the carrier alone then opens Patio & Pack.
      </p>
    </section>
  )
}

function Minutes(props: {
  label: string
  choices: readonly number[]
  seconds: number | null | undefined
  onTap: (seconds: number | null) => void
}) {
  const { label, choices, seconds, onTap } = props
  return (
    <TapGroup
      name={label}
      label={label}
      options={choices.map((minutes) => ({ value: minutes * SECONDS, label: String(minutes) }))}
      value={seconds ?? null}
      onTap={onTap}
    />
  )
}
