import { Text, Title } from "@mantine/core"
import { SourceHelp } from "@/components/sources/source-help"
import { isOutdoors, PLACES } from "@/lib/domain/harness/outing-rules"
import { GRADUATE_STAGE } from "@/lib/domain/harness/stages"
import { SMALLEST_SHOWN_COUNT } from "@/lib/domain/outcomes/suppress"
import { type Progress, progressOf } from "@/lib/domain/programme/progress"
import type { CatPageRecord } from "@/lib/features/cats/record-queries"
import type { CourseFigures } from "@/lib/features/training/courses-queries"
import { formatNumber } from "@/lib/platform/format"
import { ExpectedTable, expectedSentence } from "./expected-table"
import classes from "./progress.module.css"
import { GAITS } from "./session-words"
import { SmallLine } from "./small-line"
import { StageChart, type StageStep } from "./stage-chart"

type Training = NonNullable<CatPageRecord["summary"]["training"]>

/** The pictures of one cat's course: stage over time before what others needed, shares with their intervals, latency and gait. */
export function ProgressPanel({ record, figures }: { record: CatPageRecord; figures: CourseFigures }) {
  const { cat, summary, histories } = record
  const { training } = summary
  const enrolment = cat.enrolments.at(-1)
  if (!training || !enrolment)
    return <Text size="sm">Pictures begin with the first session of a course.</Text>
  const startDay = figures.dayOf(enrolment.enrolledAt)
  const verdicts = new Map(training.sessionVerdicts.map((one) => [one.id, one.verdict]))
  const sessions = cat.sessions.filter(({ id }) => verdicts.has(id))
  const progress = progressOf(
    sessions.map((session) => ({
      verdict: verdicts.get(session.id) ?? "exposure",
      isOutdoors: PLACES.some((place) => place === session.place && isOutdoors(place)),
      hasIncident: session.incident !== "none",
      catStarted: session.catStarted,
      wornSec: session.wornSec,
    })),
  )
  const latencies = sessions.flatMap(({ latencySec }) => latencySec ?? [])
  const gaits = sessions.flatMap(({ gait }) => gait ?? [])
  const steps = stepsOf(training, histories.startingStage, startDay, histories.asOfDay)
  const nextStage = Math.min(training.stage + 1, GRADUATE_STAGE)
  return (
    <>
      <StageChart
        title={`Stage by day since the course began, now stage ${training.stage} on day ${histories.asOfDay - startDay}`}
        steps={steps}
        today={Math.max(0, histories.asOfDay - startDay)}
        expected={figures.days}
      />
      <Text size="sm">
        {expectedSentence(figures, nextStage)}{" "}
        <SourceHelp home={{ kind: "parameter", key: "duration.total" }} of="How long it takes" />
      </Text>
      <ExpectedTable figures={figures} steps={steps} />
      <Figures progress={progress} />
      <div className={classes.pairs}>
        {latencies.length > 1 ? (
          <div>
            <Title order={3} size="h5">
              Seconds until it takes part
            </Title>
            <SmallLine
              title={`Seconds until it takes part, ${latencies.length} sessions: first ${latencies[0]}, last ${latencies.at(-1)}`}
              values={latencies}
              range={[0, Math.max(30, ...latencies)]}
              ends={["0 s", `${Math.max(30, ...latencies)} s`]}
            />
          </div>
        ) : null}
        {gaits.length > 1 ? (
          <div>
            <Title order={3} size="h5">
              Gait in the harness
            </Title>
            <SmallLine
              title={`Gait, ${gaits.length} sessions: first ${GAITS[gaits[0] ?? 0]}, last ${GAITS[gaits.at(-1) ?? 0]}`}
              values={gaits}
              range={[0, GAITS.length - 1]}
              ends={[GAITS[0] ?? "", GAITS.at(-1) ?? ""]}
            />
          </div>
        ) : null}
      </div>
    </>
  )
}

/** The stage by day since the enrolment; what a gap would cost today comes last. */
function stepsOf(training: Training, startingStage: number, startDay: number, asOfDay: number): StageStep[] {
  const steps: StageStep[] = [{ day: 0, stage: startingStage }]
  for (const { day, from, to } of training.log)
    if (to !== from) steps.push({ day: Math.max(0, day - startDay), stage: to })
  if (training.stage !== training.storedStage) steps.push({ day: asOfDay - startDay, stage: training.stage })
  return steps
}

const percent = (value: number | null) => `${formatNumber((value ?? 0) * 100)} %`

/** Counts always; a percentage from five on, with its interval. */
function ShareWords({ share }: { share: Progress["met"] }) {
  const { x, n } = share
  if (n === 0) return <>not yet</>
  if (n < SMALLEST_SHOWN_COUNT) return <>{`${x} of ${n}`}</>
  return (
    <>
      {x} of {n}, {percent(share.p)}{" "}
      <small>
        (95 % Wilson {percent(share.lower)} to {percent(share.upper)})
      </small>
    </>
  )
}

function Figures({ progress }: { progress: Progress }) {
  const { incidentRate } = progress
  return (
    <dl className={classes.figures}>
      <div>
        <dt>Sessions met</dt>
        <dd>
          <ShareWords share={progress.met} />
        </dd>
      </div>
      <div>
        <dt>Begun by the cat</dt>
        <dd>
          <ShareWords share={progress.catStarted} />
        </dd>
      </div>
      <div>
        <dt>Minutes worn</dt>
        <dd>{formatNumber(progress.wornMinutes)}</dd>
      </div>
      <div>
        <dt>Incidents outdoors</dt>
        <dd>
          {incidentRate ? (
            <>
              {progress.outdoorIncidents} in {progress.outdoorSessions} sessions{" "}
              <small>
                (per 100: exact 95 % {formatNumber(incidentRate.lower, 1)} to{" "}
                {formatNumber(incidentRate.upper, 1)})
              </small>
            </>
          ) : (
            "no outdoor session yet"
          )}
        </dd>
      </div>
    </dl>
  )
}
