"use client"
import { NumberInput, Text } from "@mantine/core"
import { TapGroup } from "@/components/ui/tap-group"
import { CALM_LADDER, type StressLevel } from "@/lib/domain/temperament/calm-ladder"
import type { SessionDraftState, SetSession } from "./session-draft"
import classes from "./session-form.module.css"

const ENDINGS = [
  { value: "plan", label: "As planned" },
  { value: "cat_choice", label: "The cat's choice" },
  { value: "handler_stop", label: "I stopped it" },
] as const
const RECOVERY_FROM_STRESS = 2
const PANIC = 4
const USUAL_SECONDS = [10, 20, 30, 60, 120]

/** The two required taps beside the result: the worst sign on the ladder, and who ended it. */
export function EndedFields({
  draft,
  set,
  onPanic,
}: {
  draft: SessionDraftState
  set: SetSession
  /** Panic and emergencies leave this screen for one of their own. */
  onPanic: () => void
}) {
  const setStress = (level: StressLevel | null) => {
    set({
      peakStress: level,
      recoverySec: (level ?? 0) < RECOVERY_FROM_STRESS ? null : draft.recoverySec,
    })
    if (level === PANIC) onPanic()
  }
  return (
    <>
      <section className={classes.group} id="field-peakStress" tabIndex={-1}>
        <TapGroup
          name="Worst sign"
          label="Worst sign"
          options={CALM_LADDER.map(({ level, word }) => ({
            value: level,
            label: String(level),
            hint: word,
            tone: level >= 3 ? "bad" : "plain",
          }))}
          value={draft.peakStress}
          onTap={setStress}
        />
        {draft.peakStress ? (
          <Text size="sm" mt={6}>
            {CALM_LADDER[draft.peakStress]?.act}
          </Text>
        ) : null}
        {(draft.peakStress ?? 0) >= RECOVERY_FROM_STRESS ? <Recovery draft={draft} set={set} /> : null}
      </section>
      <section className={classes.group} id="field-endedBy" tabIndex={-1}>
        <TapGroup
          name="Ended by"
          label="Ended by"
          options={ENDINGS}
          value={ENDINGS.find(({ value }) => value === draft.endedBy)?.value ?? null}
          onTap={(endedBy) => set({ endedBy })}
        />
        <button
          type="button"
          className={classes.alarm}
          onClick={() => {
            set({ endedBy: "emergency" })
            onPanic()
          }}
        >
          Panic, escape, bite: what to do now
        </button>
      </section>
    </>
  )
}

/** How long the cat took to be calm again; a tap, or the number. */
export function Recovery({ draft, set }: { draft: SessionDraftState; set: SetSession }) {
  return (
    <div id="field-recoverySec" tabIndex={-1} className={classes.recovery}>
      <TapGroup
        name="Seconds until calm again"
        label="Seconds until calm again"
        options={USUAL_SECONDS.map((seconds) => ({ value: seconds, label: String(seconds) }))}
        value={draft.recoverySec ?? null}
        onTap={(recoverySec) => set({ recoverySec })}
      />
      <NumberInput
        aria-label="Other number of seconds until calm again"
        placeholder="other number"
        min={0}
        max={14_400}
        allowDecimal={false}
        value={draft.recoverySec ?? ""}
        onChange={(value) => set({ recoverySec: typeof value === "number" ? value : null })}
      />
    </div>
  )
}
