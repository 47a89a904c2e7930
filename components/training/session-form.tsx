"use client"
import { Alert, Anchor, Button, Text, TextInput, Title } from "@mantine/core"
import { useMemo, useState } from "react"
import { useOutbox } from "@/components/outbox/outbox-provider"
import { useKeptPage } from "@/components/outbox/use-kept-page"
import { Problem } from "@/components/ui/problem"
import { preview } from "@/lib/domain/harness/preview"
import { checkSession } from "@/lib/domain/harness/session-constraints"
import { minutesForAge, stageOf } from "@/lib/domain/harness/stages"
import { sentenceOf, toCandidate, toDraft } from "@/lib/features/training/candidate-schema"
import type { SessionSheet } from "@/lib/features/training/queries"
import { SessionInput } from "@/lib/features/training/schema"
import { formatMoment } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { EndedFields } from "./ended-fields"
import { GearFields } from "./gear-fields"
import { HowFields, RemovalFields } from "./how-fields"
import { MoreFields } from "./more-fields"
import { OwnSessions } from "./own-sessions"
import { PanicScreen } from "./panic-path"
import { SafetyFields } from "./safety-fields"
import { SessionDone } from "./session-done"
import { type SessionDraftState, situationOf } from "./session-draft"
import { SessionEffect } from "./session-effect"
import classes from "./session-form.module.css"
import { SignPicker } from "./sign-picker"
import { TrackFields, TrackSwitch } from "./track-fields"
import { TrialGrid } from "./trial-grid"
import { useSessionDraft } from "./use-session-draft"

const PANIC = 4

/** The first answer that is missing, and the field it is given in. */
function missingIn(draft: SessionDraftState, needsReason: boolean): { field: string; words: string } | null {
  if (draft.peakStress === null) return { field: "peakStress", words: "Tap the worst sign." }
  if (draft.endedBy === null) return { field: "endedBy", words: "Tap how it ended." }
  if (needsReason && (draft.because?.trim().length ?? 0) < 3)
    return { field: "because", words: "Say why the session is put right." }
  return null
}

function goTo(field: string) {
  const place = document.getElementById(`field-${field}`)
  place?.closest("details")?.setAttribute("open", "")
  place?.scrollIntoView({ block: "center" })
  place?.focus({ preventScroll: true })
}

/** One screen, thumb first: result, worst sign, how it ended; everything else has a default or folds away. */
export function SessionForm({
  sheet,
  ways,
}: {
  sheet: SessionSheet
  ways: readonly { href: string; label: string }[]
}) {
  useKeptPage()
  const { mine, place } = useOutbox()
  const form = useSessionDraft(sheet)
  const { draft, set } = form
  const [isPanic, setPanic] = useState(false)
  const [asked, setAsked] = useState<string>()
  const stage = stageOf(sheet.stage)
  const waiting = useMemo(
    () =>
      mine.flatMap(({ kind, id, state, payload }) =>
        kind === "session" && state !== "needs_you" && id !== draft.sessionId ? [payload] : [],
      ),
    [mine, draft.sessionId],
  )
  const { timerFromMs: _timer, ...answers } = draft
  const complete = SessionInput.safeParse(answers)
  const situation = useMemo(
    () => situationOf({ sheet, draft, waiting, timeZone: place.timeZone }),
    [sheet, draft, waiting, place.timeZone],
  )
  const protocol = sheet.protocol ?? undefined
  const problems = complete.success ? checkSession(toDraft(complete.data, situation.setting), protocol) : []
  const effect = complete.success
    ? sentenceOf({
        effect: preview({
          history: situation.history,
          candidate: toCandidate(complete.data, situation.setting),
          exitChecks: true,
          startingStage: sheet.startingStage,
          ...(protocol ? { protocol } : {}),
        }),
        input: complete.data,
        setting: situation.setting,
        carried: situation.carried,
      })
    : null
  const isHarness = (draft.track ?? "harness") === "harness"

  function save() {
    const missing = missingIn(draft, form.needsReason)
    const blocking = problems.find((one) => one.isBlocking)
    setAsked(missing?.words ?? blocking?.sentence)
    if (missing) goTo(missing.field)
    else if (blocking?.field === "incidentText") setPanic(true)
    else if (blocking) goTo(blocking.field)
    else if (complete.success) void form.save(complete.data)
  }

  if (form.entryId)
    return (
      <SessionDone
        catName={sheet.cat.name}
        entryId={form.entryId}
        expected={effect}
        ways={ways}
        onPutRight={form.putRight}
      />
    )
  if (isPanic)
    return (
      <PanicScreen
        catName={sheet.cat.name}
        lostHref={sheet.isFoster ? null : routes.lostCat(sheet.cat.id)}
        draft={draft}
        set={set}
        onDone={() => {
          set({
            endedBy: draft.endedBy ?? "emergency",
            // "Panic only" is a panic, whichever way led here.
            peakStress: (draft.incident ?? "none") === "none" ? PANIC : draft.peakStress,
          })
          setPanic(false)
        }}
        onBack={() => {
          set({
            incident: "none",
            peakStress: draft.peakStress === PANIC ? null : draft.peakStress,
            endedBy: draft.endedBy === "emergency" ? null : draft.endedBy,
          })
          setPanic(false)
        }}
      />
    )
  return (
    <div className={classes.page}>
      <div>
        <Title order={1} size="h2">
          {draft.supersedesId ? "Put right: session" : "Session"} with {sheet.cat.name}
        </Title>
        {isHarness ? (
          <>
            <Text size="sm">
              Stage {stage.number}, {stage.name}. A hit: {stage.hitRule.toLowerCase()}.
            </Text>
            <details className={classes.hint}>
              <summary>
                What to do at this stage, at most {minutesForAge(stage.maxMinutes, sheet.ageMonths)} minutes
              </summary>
              {stage.todo}
            </details>
          </>
        ) : null}
      </div>
      {form.continuedMs ? (
        <Text size="sm">
          Continued from {formatMoment(new Date(form.continuedMs), place)}.{" "}
          <Anchor component="button" type="button" onClick={form.beginAnew}>
            Begin anew
          </Anchor>
        </Text>
      ) : null}
      <OwnSessions sheet={sheet} onChange={form.putRight} />
      {form.needsReason ? (
        <TextInput
          id="field-because"
          label="Because"
          description="The session as it was stays readable beside this one."
          value={draft.because ?? ""}
          onChange={(event) => set({ because: event.currentTarget.value || null })}
          maxLength={1000}
        />
      ) : null}
      {sheet.notToday.length > 0 && !draft.supersedesId ? (
        <Alert color="yellow" variant="outline">
          No session today: {sheet.notToday.join("; ")}. If one took place all the same, log it: it is kept.
        </Alert>
      ) : null}
      <TrackSwitch draft={draft} ownStep={situation.setting.carrierStep} set={set} />
      {isHarness ? (
        <TrialGrid draft={draft} usual={sheet.last?.trials ?? null} set={set} />
      ) : (
        <TrackFields draft={draft} ownStep={situation.setting.carrierStep} set={set} />
      )}
      <EndedFields draft={draft} set={set} onPanic={() => setPanic(true)} />
      <SafetyFields draft={draft} sheet={sheet} set={set} />
      <SignPicker draft={draft} stage={sheet.stage} set={set} />
      <GearFields draft={draft} sheet={sheet} set={set} />
      {isHarness ? <RemovalFields draft={draft} set={set} /> : null}
      <HowFields draft={draft} stage={isHarness ? sheet.stage : null} set={set} />
      <MoreFields draft={draft} sheet={sheet} set={set} />
      <SessionEffect draft={draft} problems={problems} />
      <Problem sentence={form.problem} />
      <div className={classes.foot}>
        {asked && (missingIn(draft, form.needsReason) || problems.some((one) => one.isBlocking)) ? (
          <Text size="sm" role="alert" mb={4}>
            {asked}
          </Text>
        ) : null}
        <Text size="sm" role="status" mb={6} className={classes.effect}>
          {effect ? (
            <>
              <strong>This session would:</strong> {effect}
            </>
          ) : (
            `Tap ${isHarness ? "result, " : ""}worst sign and how it ended: here you see what it does.`
          )}
        </Text>
        <Button size="lg" color="marker" fullWidth onClick={save}>
          Save session
        </Button>
      </div>
    </div>
  )
}
