"use client"
import { Button, Group, Modal, Progress, Stack, Text } from "@mantine/core"
import { type FormEvent, useEffect, useState } from "react"
import { tagOf } from "@/lib/domain/temperament/tags"
import { previewBulkAction } from "@/lib/features/cats/actions"
import type { BulkPreview } from "@/lib/features/cats/bulk-queries"
import type { BulkPlan, BulkTarget } from "@/lib/features/cats/bulk-schema"
import { formatNumber } from "@/lib/platform/format"
import { type BulkKind, PlanFields, readPlan } from "./bulk-plan"
import { useBulk } from "./use-bulk"
import type { Changes } from "./use-changes"

interface ModalProps {
  kind: BulkKind
  target: BulkTarget
  /** How many cats were chosen. */
  count: number
  changes: Changes
  refresh: () => void
  close: () => void
}

const cats = (count: number) => `${formatNumber(count)} ${count === 1 ? "cat" : "cats"}`

function planWords(plan: BulkPlan): string {
  if ("tag" in plan)
    return `${plan.isOn ? "puts" : "takes"} “${tagOf(plan.tag).label}” ${plan.isOn ? "on" : "off"}`
  const { room, unit, published } = plan.change
  if (published !== undefined) return published ? "publishes" : "withdraws from adopters"
  if (unit !== undefined) return unit ? `sets unit “${unit}” for` : "clears the unit of"
  return room ? `sets room “${room}” for` : "clears the room of"
}

function previewWords(plan: BulkPlan, { cats: changing, already }: BulkPreview): string {
  const words = `This ${planWords(plan)} ${cats(changing.length)}`
  if (already === 0) return `${words}.`
  if ("tag" in plan)
    return `${words}; ${formatNumber(already)} ${already === 1 ? "has" : "have"} it ${plan.isOn ? "already" : "not on"}.`
  return `${words}; ${formatNumber(already)} ${already === 1 ? "stands" : "stand"} so already.`
}

/** A bulk change: choose, see what it would do, watch it being done, take it back. */
export function BulkModal({ kind, target, count, changes, refresh, close }: ModalProps) {
  const [plan, setPlan] = useState<BulkPlan | null>(null)
  const [evidence, setEvidence] = useState("")
  const [preview, setPreview] = useState<BulkPreview | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { progress, run, stop } = useBulk(refresh)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cats are those that were chosen when the window opened
  useEffect(() => {
    setPreview(null)
    if (!plan) return
    let isOver = false
    previewBulkAction({ target, plan }).then(
      (answer) => {
        if (isOver) return
        setPreview(answer.ok ? answer.data : null)
        setProblem(answer.ok ? null : answer.sentence)
      },
      () => setProblem("The server does not answer. Nothing was changed."),
    )
    return () => {
      isOver = true
    }
  }, [plan])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!plan || !preview || preview.cats.length === 0) return
    const { said, changed, isWhole, undo } = await run(preview.cats, plan, evidence)
    changes.say(said, changed > 0 ? async () => changes.say(await undo()) : undefined)
    if (isWhole) close()
  }

  const isRunning = progress !== null && !progress.isOver
  const needsEvidence = plan && "tag" in plan && plan.isOn && tagOf(plan.tag).needsEvidence
  return (
    <Modal
      opened
      onClose={isRunning ? () => {} : close}
      title={<Text fw={700}>{`${TITLES[kind]} ${cats(count)}`}</Text>}
      closeButtonProps={{ "aria-label": "Close without changing anything", disabled: isRunning }}
      size="lg"
    >
      <form
        onSubmit={submit}
        method="post"
        onChange={(event) => {
          const typed = new FormData(event.currentTarget)
          const next = readPlan(kind, typed)
          setEvidence(String(typed.get("evidence") ?? ""))
          setPlan((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
        }}
      >
        <Stack>
          <PlanFields kind={kind} needsEvidence={needsEvidence === true} />
          <Text role="status" fw={700} mih="1.5rem">
            {plan && preview ? previewWords(plan, preview) : plan && !problem ? "Counting …" : ""}
          </Text>
          {problem || progress?.problem ? (
            <Text role="alert" c="red">
              {problem ?? progress?.problem}
            </Text>
          ) : null}
          {progress ? (
            <div>
              <Progress
                value={(100 * progress.done) / Math.max(1, progress.total)}
                aria-label="How far the change is"
              />
              <Text size="sm" role="status">
                {progress.said ?? `${formatNumber(progress.done)} of ${formatNumber(progress.total)}`}
              </Text>
            </div>
          ) : null}
          <Group justify="flex-end">
            {isRunning ? (
              <Button variant="default" onClick={stop}>
                Stop after this portion
              </Button>
            ) : null}
            <Button
              type="submit"
              loading={isRunning}
              disabled={
                !plan || !preview || preview.cats.length === 0 || (needsEvidence === true && !evidence.trim())
              }
            >
              {preview && preview.cats.length > 0 ? `Change ${cats(preview.cats.length)}` : "Change"}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

const TITLES: Record<BulkKind, string> = { tag: "Tag", record: "Change" }
