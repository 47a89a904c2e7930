"use client"
import { NumberInput, Text, Textarea } from "@mantine/core"
import { ENDINGS, INCIDENTS } from "@/lib/domain/harness/history"
import { CALM_LADDER, peakOf, SIGNS } from "@/lib/domain/temperament/calm-ladder"
import type { SessionDraftState, SetSession } from "./session-draft"
import classes from "./session-form.module.css"

const ENDING_WORDS = {
  plan: "As planned",
  cat_choice: "The cat's choice",
  handler_stop: "I stopped it",
  emergency: "Emergency",
} as const
const INCIDENT_WORDS = {
  none: "None",
  slipped: "Slipped out",
  bolted: "Bolted",
  scratch: "Scratch",
  bite: "Bite",
  other: "Other",
} as const
const RECOVERY_FROM_STRESS = 2

/** Worst sign on the calm ladder, how it ended, and a calm, unmistakable way to say that something went wrong. */
export function EndedFields({
  draft,
  stage,
  set,
}: {
  draft: SessionDraftState
  stage: number
  set: SetSession
}) {
  const codes = (draft.signs ?? []).map((sign) => sign.code)

  function toggleSign(code: (typeof SIGNS)[number]["code"]) {
    const next = codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code]
    const peak = peakOf(next, stage)
    set({
      signs: next.map((one) => ({ code: one })),
      peakStress: next.length > 0 && (draft.peakStress ?? -1) < peak ? peak : draft.peakStress,
    })
  }

  const isIncident = draft.incident !== "none" || draft.peakStress === 4
  return (
    <>
      <fieldset className={classes.group}>
        <legend>Highest stress</legend>
        <div className={classes.taps}>
          {CALM_LADDER.map(({ level, word }) => (
            <button
              key={level}
              type="button"
              className={classes.tap}
              data-panic={level === 4}
              aria-pressed={draft.peakStress === level}
              onClick={() =>
                set({
                  peakStress: level,
                  recoverySec: level < RECOVERY_FROM_STRESS ? null : draft.recoverySec,
                })
              }
            >
              {level} {word}
            </button>
          ))}
        </div>
        {draft.peakStress !== null ? (
          <Text size="sm" mt={6}>
            {CALM_LADDER[draft.peakStress]?.act}
          </Text>
        ) : null}
        {(draft.peakStress ?? 0) >= RECOVERY_FROM_STRESS ? (
          <NumberInput
            label="Seconds until calm again"
            min={0}
            max={14_400}
            allowDecimal={false}
            value={draft.recoverySec ?? ""}
            onChange={(value) => set({ recoverySec: typeof value === "number" ? value : null })}
            mt="xs"
          />
        ) : null}
        <details>
          <summary>Signs seen ({codes.length})</summary>
          {SIGNS.map((sign) => (
            <label key={sign.code} className={classes.sign}>
              <input
                type="checkbox"
                checked={codes.includes(sign.code)}
                onChange={() => toggleSign(sign.code)}
              />
              <span>
                {sign.label}
                {sign.level === null ? "" : ` (${sign.level})`}
                {sign.vetToday ? " – vet today" : ""}
              </span>
            </label>
          ))}
        </details>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>Ended by</legend>
        <div className={classes.taps}>
          {ENDINGS.map((ending) => (
            <button
              key={ending}
              type="button"
              className={classes.tap}
              aria-pressed={draft.endedBy === ending}
              onClick={() => set({ endedBy: ending })}
            >
              {ENDING_WORDS[ending]}
            </button>
          ))}
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>Incident</legend>
        <div className={classes.taps}>
          {INCIDENTS.map((incident) => (
            <button
              key={incident}
              type="button"
              className={classes.tap}
              data-panic={incident !== "none"}
              aria-pressed={draft.incident === incident}
              onClick={() => set({ incident })}
            >
              {INCIDENT_WORDS[incident]}
            </button>
          ))}
        </div>
        {isIncident ? (
          <Textarea
            label="What happened, and where?"
            description="First make the cat safe. The behaviour lead reviews it; nobody is blamed."
            value={draft.incidentText ?? ""}
            onChange={(event) => set({ incidentText: event.currentTarget.value || null })}
            autosize
            minRows={2}
            mt="xs"
          />
        ) : null}
      </fieldset>
    </>
  )
}
