"use client"
import { NumberInput, Select, Textarea } from "@mantine/core"
import type { SessionSheet } from "@/lib/features/training/queries"
import { REWARDS } from "@/lib/features/training/schema"
import type { SessionDraftState, SetSession } from "./session-draft"
import classes from "./session-form.module.css"

const REWARD_WORDS = { paste: "Paste", meat: "Meat", dry: "Dry food", toy: "Toy", none: "None" } as const
const GAITS = ["Cannot stand", "Flops, then crawls", "Low walk", "Nearly normal", "Normal"]

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
  const { stage } = sheet
  return (
    <details className={classes.group}>
      <summary>More: {stage >= 3 ? "minutes worn, gait, " : ""}reward, note</summary>
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
      />
      <NumberInput
        label="Reward taken, 0 (no) to 3 (gladly)"
        min={0}
        max={3}
        value={draft.rewardTaken ?? ""}
        onChange={(value) => set({ rewardTaken: number(value) })}
      />
      {sheet.harnesses.length > 0 ? (
        <Select
          label="Harness"
          data={sheet.harnesses.map(({ id, label }) => ({ value: id, label }))}
          value={draft.harnessId ?? null}
          onChange={(harnessId) => set({ harnessId })}
          clearable
        />
      ) : null}
      <NumberInput
        label="Minutes"
        min={0}
        max={240}
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
