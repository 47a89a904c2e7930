"use client"
import { Anchor, Button, Modal, Textarea, Title } from "@mantine/core"
import { useState } from "react"
import { TapGroup } from "@/components/ui/tap-group"
import { Recovery } from "./ended-fields"
import classes from "./panic-path.module.css"
import type { SessionDraftState, SetSession } from "./session-draft"

const INCIDENTS = [
  { value: "none", label: "Panic only" },
  { value: "slipped", label: "Slipped out" },
  { value: "bolted", label: "Bolted" },
] as const
const OTHER_INCIDENTS = [
  { value: "bite", label: "Bite" },
  { value: "scratch", label: "Scratch" },
  { value: "other", label: "Other" },
] as const
const ALL = [...INCIDENTS, ...OTHER_INCIDENTS]

/** What to do first, in this order; nothing to read twice. */
export const NOW = [
  {
    title: "Stand still. Keep the leash, do not pull.",
    more: "No voice, no grabbing. Your stillness is the first help.",
  },
  {
    title: "Open carrier on the ground, towel over it.",
    more: "Let the cat go in by itself; lay the towel over if it cannot.",
  },
  {
    title: "Door shut. Carry it to a quiet, dark room.",
    more: "The harness comes off only when the cat is calm again.",
  },
  {
    title: "Open mouth, blood or limping: the vet, now.",
    more: "A bite or a deep scratch on a person: rinse it, see a doctor today.",
  },
] as const
const GONE =
  "The cat got away? Do not run after it. One person stays where it was seen last; the other calls the behaviour lead and puts the carrier there, open, with food."

/** Panic fills the whole screen, the bars around the page included. */
export function PanicScreen(path: Parameters<typeof PanicPath>[0]) {
  return (
    <Modal
      opened
      fullScreen
      onClose={path.onBack}
      closeOnEscape={false}
      withCloseButton={false}
      transitionProps={{ duration: 0 }}
      aria-label={`Panic of ${path.catName}`}
    >
      <PanicPath {...path} />
    </Modal>
  )
}

/** Panic, in two screens with nothing else on them: what to do now, and, once the cat is safe, what to write. */
function PanicPath({
  catName,
  lostHref,
  draft,
  set,
  onDone,
  onBack,
}: {
  catName: string
  /** Where the sheet for a search is; null for who may not have it. */
  lostHref: string | null
  draft: SessionDraftState
  set: SetSession
  /** Goes on to the form, where it is saved with the rest. */
  onDone: () => void
  onBack: () => void
}) {
  const [isSafe, setSafe] = useState(false)
  const chosen = ALL.find(({ value }) => value === draft.incident)?.value ?? null
  const isTold = (draft.incidentText?.trim().length ?? 0) > 0
  const isWritten = isTold && (chosen !== "none" || typeof draft.recoverySec === "number")
  if (!isSafe)
    return (
      <section className={classes.path} aria-label="What to do now">
        <Title order={1}>Now, in this order</Title>
        <ol className={classes.steps}>
          {NOW.map(({ title, more }) => (
            <li key={title}>
              <strong>{title}</strong>
              <span>{more}</span>
            </li>
          ))}
        </ol>
        <p>
          {GONE} {lostHref ? <Anchor href={lostHref}>The lost-cat sheet</Anchor> : null}
        </p>
        <Button size="xl" color="spruce" fullWidth onClick={() => setSafe(true)}>
          {catName} is safe
        </Button>
        <Button variant="subtle" fullWidth onClick={onBack}>
          It was nothing like that
        </Button>
      </section>
    )
  return (
    <section className={classes.path} aria-label="What to write">
      <Title order={1}>Now write it down</Title>
      <p>Nobody is blamed. The behaviour lead reads it and talks with you before the next session.</p>
      <TapGroup
        name="What happened"
        label="What happened"
        options={INCIDENTS}
        value={INCIDENTS.find(({ value }) => value === chosen)?.value ?? null}
        onTap={(incident) => set({ incident: incident ?? "none" })}
      />
      <TapGroup
        name="Or"
        label="Or"
        options={OTHER_INCIDENTS}
        value={OTHER_INCIDENTS.find(({ value }) => value === chosen)?.value ?? null}
        onTap={(incident) => set({ incident: incident ?? "none" })}
      />
      <Textarea
        id="field-incidentText"
        label="What happened, and where?"
        description="Two sentences are enough; what came before it helps most."
        maxLength={1000}
        autosize
        minRows={3}
        value={draft.incidentText ?? ""}
        onChange={(event) => set({ incidentText: event.currentTarget.value || null })}
      />
      <Recovery draft={draft} set={set} />
      <Button size="xl" color="marker" fullWidth disabled={!isWritten} onClick={onDone}>
        Go on
      </Button>
      <Button variant="subtle" fullWidth onClick={() => setSafe(false)}>
        Back to what to do
      </Button>
    </section>
  )
}
