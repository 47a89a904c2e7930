"use client"
import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { useMemo, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { preview } from "@/lib/domain/harness/preview"
import { checkSession } from "@/lib/domain/harness/session-constraints"
import { stageOf } from "@/lib/domain/harness/stages"
import { logSessionAction } from "@/lib/features/training/actions"
import { type SessionSetting, toCandidate, toDraft } from "@/lib/features/training/candidate-schema"
import type { SessionSheet } from "@/lib/features/training/queries"
import { SessionInput } from "@/lib/features/training/schema"
import { EndedFields } from "./ended-fields"
import { MoreFields } from "./more-fields"
import { SafetyFields } from "./safety-fields"
import type { SessionDraftState, SetSession } from "./session-draft"
import { TrialGrid } from "./trial-grid"

const emptyDraft = (catId: string): SessionDraftState => ({
  sessionId: newId(),
  catId,
  startedAt: new Date().toISOString(),
  trials: null,
  hits: null,
  peakStress: null,
  endedBy: null,
  incident: "none",
  signs: [],
})

/** One screen, thumb first: result, worst sign, how it ended; everything else has a default or folds away. */
export function SessionForm({ sheet, afterwards }: { sheet: SessionSheet; afterwards: string }) {
  const router = useRouter()
  const [draft, setDraft] = useState(() => emptyDraft(sheet.cat.id))
  const { problem, isBusy, send } = useSave()
  const set: SetSession = (change) => setDraft((before) => ({ ...before, ...change }))
  const stage = stageOf(sheet.stage)

  const setting: SessionSetting = useMemo(
    () => ({
      handlerId: sheet.handlerId,
      day: sheet.today,
      stage: sheet.stage,
      gateCap: sheet.gateCap,
      otherSessionsToday: [],
    }),
    [sheet],
  )
  const complete = SessionInput.safeParse(draft)
  const problems = complete.success
    ? checkSession(toDraft(complete.data, setting), sheet.protocol ?? undefined)
    : []
  const blocking = problems.filter((one) => one.isBlocking)
  const effect = useMemo(() => {
    const parsed = SessionInput.safeParse(draft)
    if (!parsed.success) return null
    return preview({
      history: sheet.history,
      candidate: toCandidate(parsed.data, setting),
      exitChecks: true,
      startingStage: sheet.startingStage,
      ...(sheet.protocol ? { protocol: sheet.protocol } : {}),
    })
  }, [draft, sheet, setting])

  async function save() {
    if (!complete.success) return
    const saved = await send(logSessionAction(complete.data))
    if (saved) {
      notifications.show({ message: saved.data.sentence })
      router.push(afterwards)
      router.refresh()
      return
    }
  }

  return (
    <Stack maw={560} gap="md">
      <div>
        <Title order={1}>Session with {sheet.cat.name}</Title>
        <Text>
          Stage {stage.number}, {stage.name}. {stage.todo}
        </Text>
        <Text size="sm" c="dimmed">
          A hit: {stage.hitRule}. At most {stage.maxMinutes} minutes. Computed from the log, never typed in.
        </Text>
      </div>
      {sheet.notToday.length > 0 ? (
        <Alert color="yellow" variant="outline">
          No session today: {sheet.notToday.join("; ")}. If one took place all the same, log it: it is kept.
        </Alert>
      ) : null}
      <TrialGrid trials={draft.trials} hits={draft.hits} onChange={set} />
      <EndedFields draft={draft} stage={sheet.stage} set={set} />
      <SafetyFields draft={draft} sheet={sheet} set={set} />
      <MoreFields draft={draft} sheet={sheet} set={set} />
      {problems.map((one) => (
        <Alert key={one.sentence} color={one.isBlocking ? "red" : "yellow"} variant="outline">
          {one.sentence}
        </Alert>
      ))}
      <Alert color="spruce" variant="light" title="This session would" role="status">
        {effect
          ? effect.sentence
          : "Say the result, the worst sign and how it ended, and you see here what it does to the stage."}
      </Alert>
      <Problem sentence={problem} />
      <Group>
        <Button
          size="lg"
          color="marker"
          fullWidth
          onClick={save}
          loading={isBusy}
          disabled={!complete.success || blocking.length > 0}
        >
          Save session
        </Button>
      </Group>
    </Stack>
  )
}
