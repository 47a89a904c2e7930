"use client"
import { Button, Group, NativeSelect, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { STAGES } from "@/lib/domain/harness/stages"
import { harnessEventAction } from "@/lib/features/training/actions"
import type { HarnessEventInput } from "@/lib/features/training/schema"
import classes from "./session-form.module.css"

type Draft = HarnessEventInput extends infer Event
  ? Event extends HarnessEventInput
    ? Omit<Event, "eventId" | "catId">
    : never
  : never

/** Sends an event of the training history; the next one gets an id of its own. */
function useEvent(catId: string) {
  const router = useRouter()
  const [eventId, setEventId] = useState(() => newId())
  const { problem, isBusy, send } = useSave()
  async function record(draft: Draft): Promise<boolean> {
    const saved = await send(harnessEventAction({ ...draft, eventId, catId }))
    if (saved) {
      setEventId(newId())
      router.refresh()
    }
    return saved !== null
  }
  return { problem, isBusy, record }
}

interface ReasonFormProps {
  catId: string
  kind: "review_cleared" | "p0_redo" | "override"
  title: string
  label: string
  button: string
}

/** What only somebody with the right may do, always with a reason: close a review, ask for the pre-check, set a stage. */
export function ReasonForm({ catId, kind, title, label, button }: ReasonFormProps) {
  const { problem, isBusy, record } = useEvent(catId)
  const [reason, setReason] = useState("")
  const [stage, setStage] = useState(1)
  async function save() {
    if (await record(kind === "override" ? { kind, stage, reason } : { kind, reason })) setReason("")
  }
  return (
    <details className={classes.group}>
      <summary>{title}</summary>
      <Problem sentence={problem} />
      <Group align="flex-end" gap="xs">
        {kind === "override" ? (
          <NativeSelect
            label="Stage"
            data={STAGES.map(({ number, name }) => ({ value: String(number), label: `${number} ${name}` }))}
            value={String(stage)}
            onChange={(event) => setStage(Number(event.currentTarget.value))}
          />
        ) : null}
        <TextInput
          label={label}
          value={reason}
          maxLength={1000}
          onChange={(event) => setReason(event.currentTarget.value)}
          style={{ flex: "1 1 14rem" }}
        />
        <Button variant="default" onClick={save} loading={isBusy} disabled={reason.trim().length < 3}>
          {button}
        </Button>
      </Group>
    </details>
  )
}

/** The pre-check asked for again is passed: what the round looks say stands beside the button. */
export function PreCheckForm({ catId, missing }: { catId: string; missing: readonly string[] }) {
  const { problem, isBusy, record } = useEvent(catId)
  const reason = missing.length === 0 ? "The room rounds say so." : `Still missing: ${missing.join(", ")}.`
  return (
    <div className={classes.group}>
      <Problem sentence={problem} />
      <p>
        The pre-check was asked for again: sessions do not count until it is passed.{" "}
        {missing.length === 0 ? "From the room rounds: everything is in order." : reason}
      </p>
      <Button
        variant="default"
        loading={isBusy}
        disabled={missing.length > 0}
        onClick={() => record({ kind: "p0_check", reason })}
      >
        Pre-check passed
      </Button>
    </div>
  )
}
