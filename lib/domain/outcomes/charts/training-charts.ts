import { aalenJohansen } from "../aalen-johansen"
import type { Cell, Chart, Panel } from "../chart"
import type { Slice } from "../cohort-slice"
import { quantileOfSorted } from "../quantile"
import { NO_INTERVAL_BELOW_AT_RISK, NO_PERCENT_BELOW, whyNoPercent, whyNotCompared } from "../small-numbers"
import { coursesOf, type TrainingCourse } from "../training-course"
import { atRiskRow, incidenceCurve, STATED_DAYS, statedIncidence } from "./curves"
import { chartOf, refused, tableOver, unless } from "./frame"

/** Stages the funnel draws: harness on, calm steps indoors, outdoors, graduate; comparisons take the middle two. */
export const FUNNEL_STAGES = [3, 5, 7, 9] as const
const COMPARED_STAGES = [5, 7] as const
const LAST_STAGE = 8
const REACHED = 1
const LEFT = 2

/** C8: share of enrolled cats that reach a stage by day since enrolment; leaving care competes. */
export function funnelChart(slices: readonly Slice[]): Chart {
  const courses = slices.map(coursesOf)
  const aj = (list: readonly TrainingCourse[], stage: number) => {
    const rows = list.filter(({ startingStage }) => startingStage < stage)
    const reached = rows.map((course) => course.reachedDay(stage))
    return aalenJohansen({
      time: rows.map((course, i) => (reached[i] ?? course.endDay) - course.enrolledDay),
      event: rows.map((course, i) => (reached[i] != null ? REACHED : course.hasLeft ? LEFT : 0)),
    })
  }
  const counted = slices.map(({ name }, i) => ({ name, n: courses[i]?.length ?? 0 }))
  const stages = slices.length > 1 ? COMPARED_STAGES : FUNNEL_STAGES
  const reason =
    slices.length > 1 ? whyNotCompared(counted) : whyNoPercent(counted[0]?.n ?? 0, "enrolled cats")
  const title = (stage: number) => `Stage ${stage} reached`
  const panels: Panel[] =
    slices.length > 1
      ? stages.map((stage) =>
          unless(reason, title(stage), () =>
            curvesPanel(
              title(stage),
              slices.map(({ name }, i) => ({ name, curve: aj(courses[i] ?? [], stage) })),
            ),
          ),
        )
      : [
          unless(reason, "Stages reached", () =>
            curvesPanel(
              "Stages reached",
              stages.map((stage) => ({ name: title(stage), curve: aj(courses[0] ?? [], stage) })),
            ),
          ),
        ]
  return chartOf("C8", slices, {
    method: "Aalen-Johansen since enrolment; cats that begin at a stage do not count for reaching it.",
    interval: "95 %, log-log",
    n: counted.map((one) => ({ ...one, unit: "enrolled cats" })),
    openStays: courses.flat().filter(({ hasLeft }) => !hasLeft).length,
    panels,
    tables: [
      tableOver(
        slices,
        "Stage reached by day since enrolment",
        [
          { key: "stage", label: "Stage", measure: "place" },
          { key: "day", label: "By day", measure: "place" },
          { key: "reached", label: "Reached", measure: "share" },
          { key: "lower", label: "From", measure: "share" },
          { key: "upper", label: "To", measure: "share" },
          { key: "at_risk", label: "At risk", measure: "count" },
        ],
        (_, i) =>
          stages.flatMap((stage) => {
            const curve = aj(courses[i] ?? [], stage)
            return STATED_DAYS.map((day): Cell[] => {
              const { value, lower, upper, atRisk } = statedIncidence(curve, REACHED, day)
              const isShown = curve.sets.n >= NO_INTERVAL_BELOW_AT_RISK
              return [stage, day, isShown ? value : null, lower, upper, atRisk]
            })
          }),
      ),
    ],
    notes: ["Reaching no further stage is no failure: where a cat is content is where its course ends."],
  })
}

function curvesPanel(
  title: string,
  curves: readonly { name: string; curve: ReturnType<typeof aalenJohansen> }[],
): Panel {
  return {
    kind: "curves",
    title,
    xLabel: "Days since enrolment",
    yLabel: "Reached",
    measure: "share",
    curves: curves.map(({ name, curve }) => incidenceCurve(curve, REACHED, name)),
    atRisk: curves.map(({ name, curve }) => atRiskRow(curve.sets, name, [0, ...STATED_DAYS])),
  }
}

/** C9: sessions a cat had at a stage before it went on, and how many are still there or left from it. */
export function sessionsToStageChart(slices: readonly Slice[]): Chart {
  const found = slices.map((slice) => sessionsByStage(coursesOf(slice)))
  const places = Array.from({ length: LAST_STAGE }, (_, i) => `Stage ${i + 1}`)
  return chartOf("C9", slices, {
    method: "Median and quartiles (type 7) of the sessions at a stage of the cats that went on from it.",
    interval: "none: quartiles describe the cats themselves",
    n: slices.map(({ name }, i) => ({
      name,
      n: (found[i] ?? []).reduce((sum, { moved }) => sum + moved.length, 0),
      unit: "stages passed",
    })),
    openStays: null,
    panels: slices.map((slice, i): Panel => {
      const title = `Sessions at a stage${slices.length > 1 ? `: ${slice.name}` : ""}`
      const spreads = (found[i] ?? []).map(({ spread }) => spread)
      if (spreads.every((spread) => spread === null))
        return refused(title, "At no stage have five cats gone on yet: the table gives the counts.")
      return { kind: "spreads", title, xLabel: "", yLabel: "Sessions", measure: "number", places, spreads }
    }),
    tables: [
      tableOver(
        slices,
        "Sessions at a stage",
        [
          { key: "stage", label: "Stage", measure: "place" },
          { key: "moved", label: "Went on", measure: "count" },
          { key: "q25", label: "A quarter within", measure: "number" },
          { key: "median", label: "Median", measure: "number" },
          { key: "q75", label: "Three quarters within", measure: "number" },
          { key: "still", label: "Still there", measure: "count" },
          { key: "left", label: "Left from there", measure: "count" },
        ],
        (_, i) =>
          (found[i] ?? []).map(({ stage, moved, spread, still, left }): Cell[] => [
            stage,
            moved.length,
            spread?.q25 ?? null,
            spread?.median ?? null,
            spread?.q75 ?? null,
            still,
            left,
          ]),
      ),
    ],
    notes: [
      "Cats that are still at a stage may need more sessions than those that went on: the medians are of the quicker ones.",
    ],
  })
}

function sessionsByStage(courses: readonly TrainingCourse[]) {
  return Array.from({ length: LAST_STAGE }, (_, i) => {
    const stage = i + 1
    const moved: number[] = []
    let [still, left] = [0, 0]
    for (const course of courses) {
      const isThere =
        course.startingStage === stage || (course.startingStage < stage && course.reachedDay(stage) !== null)
      if (!isThere) continue
      const nextDay = course.reachedDay(stage + 1)
      const held = course.sessions.filter(
        (one) => one.stage === stage && (nextDay === null || one.session.day <= nextDay),
      ).length
      if (nextDay !== null) moved.push(held)
      else if (course.hasLeft) left++
      else still++
    }
    const sorted = moved.sort((a, b) => a - b)
    const at = (p: number) => quantileOfSorted(sorted, p) ?? 0
    const spread =
      sorted.length < NO_PERCENT_BELOW
        ? null
        : { n: sorted.length, q25: at(0.25), median: at(0.5), q75: at(0.75), p90: at(0.9) }
    return { stage, moved, still, left, spread }
  })
}
