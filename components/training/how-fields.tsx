"use client"
import { NativeSelect, Text } from "@mantine/core"
import { TapGroup } from "@/components/ui/tap-group"
import { subStepsOf } from "@/lib/domain/harness/sub-steps"
import { CLICKER_MILESTONES, SESSION_SETTINGS, TECHNIQUES } from "@/lib/domain/harness/techniques"
import { CALM_LADDER } from "@/lib/domain/temperament/calm-ladder"
import type { SessionDraftState, SetSession } from "./session-draft"
import classes from "./session-form.module.css"
import { Tick } from "./tick"

const toggled = <T,>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one]

/** Taking the harness off: a phase of its own, with its own calm and its own reward. */
export function RemovalFields({ draft, set }: { draft: SessionDraftState; set: SetSession }) {
  const { removal } = draft
  return (
    <details className={classes.group}>
      <summary>Taking it off{removal ? `: ${CALM_LADDER[removal.stress]?.word}` : ""}</summary>
      <Text size="sm" mb={6}>
        The end is what a cat remembers: slowly, from behind, and a reward before the last strap is down.
      </Text>
      <TapGroup
        name="While the harness came off"
        label="While it came off"
        options={CALM_LADDER.map(({ level, word }) => ({
          value: level,
          label: String(level),
          hint: word,
          tone: level >= 3 ? "bad" : "plain",
        }))}
        value={removal?.stress ?? null}
        onTap={(stress) =>
          set(
            stress === null
              ? { removal: null }
              : {
                  removal: { stress, isRewarded: removal?.isRewarded ?? null },
                  // It belongs to the session: the worst of all cannot be lower.
                  peakStress:
                    draft.peakStress !== null && draft.peakStress < stress ? stress : draft.peakStress,
                },
          )
        }
      />
      {removal ? (
        <Tick
          label="Rewarded at once"
          isOn={removal.isRewarded === true}
          onChange={(isRewarded) => set({ removal: { ...removal, isRewarded } })}
        />
      ) : null}
    </details>
  )
}

/** How it was done: techniques, clicker milestones, the smaller step, and where in the cat's life. */
export function HowFields({
  draft,
  stage,
  set,
}: {
  draft: SessionDraftState
  /** Null beside the harness course: smaller steps belong to its stages. */
  stage: number | null
  set: SetSession
}) {
  const techniques = draft.techniques ?? []
  const milestones = draft.milestones ?? []
  const steps = stage === null ? [] : subStepsOf(stage)
  return (
    <details className={classes.group}>
      <summary>
        How it was done
        {techniques.length > 0
          ? `: ${TECHNIQUES.filter(({ key }) => techniques.includes(key))
              .map(({ label }) => label.toLowerCase())
              .join(", ")}`
          : ", techniques and smaller steps"}
      </summary>
      {TECHNIQUES.map(({ key, label, how }) => (
        <div key={key}>
          <Tick
            label={label}
            isOn={techniques.includes(key)}
            onChange={() => set({ techniques: toggled(techniques, key) })}
          />
          {techniques.includes(key) ? <p className={classes.hint}>{how}</p> : null}
        </div>
      ))}
      {techniques.includes("clicker") || milestones.length > 0 ? (
        <fieldset className={classes.group}>
          <legend>Clicker milestones reached</legend>
          {CLICKER_MILESTONES.map(({ key, label }) => (
            <Tick
              key={key}
              label={label}
              isOn={milestones.includes(key)}
              onChange={() => set({ milestones: toggled(milestones, key) })}
            />
          ))}
        </fieldset>
      ) : null}
      {steps.length > 0 ? (
        <NativeSelect
          label="A smaller step was tried"
          description="Noted for the next person; a hit is still a hit of the whole stage."
          data={[
            { value: "", label: "No, the stage itself" },
            ...steps.map(({ key, label }) => ({ value: key, label })),
          ]}
          value={draft.subStep ?? ""}
          onChange={(event) => set({ subStep: event.currentTarget.value || null })}
          mt="xs"
        />
      ) : null}
      <TapGroup
        name="Where in the cat's life"
        label="Where in the cat's life"
        options={SESSION_SETTINGS.map(({ key, label }) => ({ value: key, label }))}
        value={draft.setting ?? "shelter"}
        onTap={(setting) => set({ setting: setting ?? "shelter" })}
      />
    </details>
  )
}
