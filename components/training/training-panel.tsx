import { Text, Title } from "@mantine/core"
import { SourceHelp } from "@/components/sources/source-help"
import { explainDecision } from "@/lib/domain/harness/explain-decision"
import type { Why } from "@/lib/domain/harness/state"
import { whatNext } from "@/lib/domain/harness/what-next"
import { tierNumber } from "@/lib/domain/suitability/tiers"
import type { CatPageRecord } from "@/lib/features/cats/record-queries"
import { formatDate } from "@/lib/platform/format"
import { EnrolButton } from "./enrol-button"
import { PreCheckForm, ReasonForm } from "./event-forms"
import classes from "./session-form.module.css"
import { SessionList } from "./session-list"
import { SessionStrip } from "./session-strip"
import { signNames } from "./session-words"
import { StageLadder } from "./stage-ladder"
import { TrackPanel, WhatWorksPanel } from "./track-panel"

interface TrainingPanelProps {
  record: CatPageRecord
  /** Protocols a course may begin with; null for people who may not enrol. */
  protocols: { id: string; name: string; number: number }[] | null
  /** What this person may do here beside reading. */
  rights: TrainingRights
  /** Every session of the course, not the latest alone. */
  isWhole: boolean
}

export interface TrainingRights {
  mayCorrect: boolean
  mayOverride: boolean
  mayCloseReview: boolean
}

/** Stage ladder, what is next and why, the sessions, and every decision with its because. */
export function TrainingPanel({ record, protocols, rights, isWhole }: TrainingPanelProps) {
  const { cat, summary, histories, decisions } = record
  const corrected = new Set(cat.sessions.map(({ supersedesId }) => supersedesId))
  const { training } = summary
  if (!training)
    return (
      <>
        <Text size="sm" mb="sm">
          Not enrolled in harness training. Window life is a good life; enrol when the cat has settled.
        </Text>
        <PreCheck missing={summary.preCheck.missing} />
        {protocols ? <EnrolButton catId={cat.id} protocols={protocols} /> : null}
      </>
    )
  const next = whatNext({
    state: training.state,
    asOfDay: histories.asOfDay,
    gateCap: tierNumber(summary.gates.cap),
    ...(histories.protocol ? { protocol: histories.protocol } : {}),
  })
  const verdicts = new Map(training.sessionVerdicts.map((verdict) => [verdict.id, verdict]))
  return (
    <>
      <TrackPanel tracks={record.tracks} />
      <StageLadder stage={training.stage} />
      <Text mb="sm">
        <strong>{next.sentence}</strong>
      </Text>
      {training.review ? (
        <Text mb="sm">A review by the behaviour lead is open; sessions do not count until it is closed.</Text>
      ) : null}
      <PressingEvents record={record} rights={rights} />
      <SessionStrip
        sessions={cat.sessions
          .filter(({ id }) => !corrected.has(id))
          .map((session) => ({
            id: session.id,
            date: formatDate(session.startedOn),
            stress: session.peakStress,
            verdict: verdicts.get(session.id)?.verdict ?? "exposure",
            minutes: session.durationSec === null ? null : session.durationSec / 60,
            signs: signNames(session.signs),
          }))}
      />
      <SessionList record={record} verdicts={verdicts} mayCorrect={rights.mayCorrect} isWhole={isWhole} />
      <WhatWorksPanel works={record.tracks.works} />
      <Title order={3} mt="md" mb={4} size="h5">
        Decisions
      </Title>
      {decisions.length === 0 ? (
        <Text size="sm">No stage change yet.</Text>
      ) : (
        <ol style={{ margin: 0, paddingLeft: "1.2rem" }}>
          {decisions.map((decision) => (
            <li key={decision.id}>
              <Text size="sm" span>
                {formatDate(decision.onDay)}:{" "}
                {explainDecision(
                  { day: 0, from: decision.fromStage, to: decision.toStage, why: decision.why as Why },
                  histories.protocol,
                )}
              </Text>
            </li>
          ))}
        </ol>
      )}
      <OtherEvents record={record} rights={rights} />
    </>
  )
}

/** What the pre-check still waits for, from the room rounds; a proposal, never a lock. */
const PreCheck = ({ missing }: { missing: readonly string[] }) => (
  <Text size="sm" mb="sm">
    {missing.length === 0
      ? "Pre-check passed: settled, calm on two days, eats with a person there, no sign of illness."
      : `Pre-check, still missing: ${missing.join(", ")}.`}{" "}
    <SourceHelp home={{ kind: "rule", key: "settling_time" }} of="Settling time" />
  </Text>
)

interface EventsProps {
  record: CatPageRecord
  rights: TrainingRights
}

/** What has to happen before sessions count again. */
function PressingEvents({ record: { cat, summary }, rights }: EventsProps) {
  const { training } = summary
  return (
    <>
      {training?.review && rights.mayCloseReview ? (
        <ReasonForm
          catId={cat.id}
          kind="review_cleared"
          title="Close the review"
          label="What was found?"
          button="Close the review"
        />
      ) : null}
      {training?.state.isP0Owed ? <PreCheckForm catId={cat.id} missing={summary.preCheck.missing} /> : null}
    </>
  )
}

/** What the behaviour lead may do by hand, always with a reason. */
function OtherEvents({ record: { cat, summary }, rights }: EventsProps) {
  if (!rights.mayOverride) return null
  return (
    <div className={classes.events}>
      <ReasonForm
        catId={cat.id}
        kind="override"
        title="Set the stage by hand"
        label="Because"
        button="Set the stage"
      />
      {summary.training?.state.isP0Owed ? null : (
        <ReasonForm
          catId={cat.id}
          kind="p0_redo"
          title="Ask for the pre-check again"
          label="Because (new building, illness, foster move)"
          button="Ask for it"
        />
      )}
    </div>
  )
}
