"use client"
import { NumberInput, Select, Textarea, TextInput } from "@mantine/core"
import type { SessionSheet } from "@/lib/features/training/queries"
import { REWARDS } from "@/lib/features/training/schema"
import type { SessionDraftState, SetSession } from "./session-draft"
import classes from "./session-form.module.css"
import { GAITS, REWARD_WORDS } from "./session-words"
import { Tick } from "./tick"

/** A moment as the field for date and time wants it, on this device's clock. */
function toLocal(iso: string): string {
  const moment = new Date(iso)
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** What folds away: facts that stages ask for, rewards, notes. */
export function MoreFields({
  draft,
  sheet,
  set,
}: {
  draft: SessionDraftState
  sheet: SessionSheet
  set: SetSession
}) {
  const number = (value: number | string) => (typeof value === "number" ? value : null)
  // Stages ask for their facts on the harness course only.
  const stage = (draft.track ?? "harness") === "harness" ? sheet.stage : 0
  return (
    <details className={classes.group}>
      <summary>More: {stage >= 3 ? "minutes worn, gait, " : ""}reward, time, note</summary>
      {stage === 2 ? (
        <label className={classes.sign}>
          <input
            type="checkbox"
            checked={draft.headInByChoice === true}
            onChange={(event) => set({ headInByChoice: event.currentTarget.checked })}
          />
          <span>Put the head in by choice</span>
        </label>
      ) : null}
      {stage >= 3 ? (
        <NumberInput
          label="Seconds worn"
          min={0}
          max={14_400}
          value={draft.wornSec ?? ""}
          onChange={(value) => set({ wornSec: number(value) })}
        />
      ) : null}
      {stage >= 4 ? (
        <Select
          label="Gait"
          data={GAITS.map((label, gait) => ({ value: String(gait), label: `${gait} ${label}` }))}
          value={draft.gait === null || draft.gait === undefined ? null : String(draft.gait)}
          onChange={(gait) => set({ gait: gait === null ? null : Number(gait) })}
          clearable
          allowDeselect={false}
        />
      ) : null}
      {stage >= 6 ? (
        <>
          <label className={classes.sign}>
            <input
              type="checkbox"
              checked={draft.doorwayHit === true}
              onChange={(event) => set({ doorwayHit: event.currentTarget.checked })}
            />
            <span>Calm at the open inner door</span>
          </label>
          <label className={classes.sign}>
            <input
              type="checkbox"
              checked={draft.carrierHit === true}
              onChange={(event) => set({ carrierHit: event.currentTarget.checked })}
            />
            <span>Into the carrier on cue</span>
          </label>
        </>
      ) : null}
      <Select
        label="Reward"
        data={REWARDS.map((reward) => ({ value: reward, label: REWARD_WORDS[reward] }))}
        value={draft.reward ?? null}
        onChange={(reward) => set({ reward: REWARDS.find((one) => one === reward) ?? null })}
        clearable
        allowDeselect={false}
      />
      <Tick
        label="The cat began it"
        isOn={draft.catStarted === true}
        onChange={(isOn) => set({ catStarted: isOn ? true : null })}
      />
      <NumberInput
        label="Reward taken, 0 (no) to 3 (gladly)"
        min={0}
        max={3}
        value={draft.rewardTaken ?? ""}
        onChange={(value) => set({ rewardTaken: number(value) })}
      />
      <TextInput
        id="field-atHours"
        type="datetime-local"
        label="Began"
        value={toLocal(draft.startedAt)}
        onChange={({ currentTarget: { value } }) =>
          value ? set({ startedAt: new Date(value).toISOString() }) : undefined
        }
        suppressHydrationWarning
      />
      <NumberInput
        id="field-durationSec"
        label="Minutes"
        min={0}
        max={240}
        value={typeof draft.durationSec === "number" ? Math.round(draft.durationSec / 6) / 10 : ""}
        onChange={(value) => set({ durationSec: typeof value === "number" ? Math.round(value * 60) : null })}
      />
      <Textarea
        label="Note"
        maxLength={1000}
        autosize
        minRows={2}
        value={draft.note ?? ""}
        onChange={(event) => set({ note: event.currentTarget.value || null })}
      />
    </details>
  )
}
