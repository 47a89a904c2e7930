import { stageOf } from "@/lib/domain/harness/stages"
import { COURSES_NEEDED, type StageExpectation } from "@/lib/domain/programme/expected-course"
import type { CourseFigures } from "@/lib/features/training/courses-queries"
import { formatNumber } from "@/lib/platform/format"
import classes from "./progress.module.css"
import type { StageStep } from "./stage-chart"

const MOST_POINTS = ["quarter", "half", "threeQuarters"] as const

/** What the shelter's own cats needed to a stage, in one sentence; below 20 courses what the articles say instead. */
export function expectedSentence({ days }: CourseFigures, stage: number): string {
  const found = days.find((one) => one.stage === stage)
  if (!found || found.courses < COURSES_NEEDED)
    return `Our own courses so far: ${found?.courses ?? 0}. From ${COURSES_NEEDED} on, this shows what our cats needed; until then what the articles say: weeks to months, and each cat its own.`
  const { courses, half, quarter, threeQuarters, underWay, leftBefore } = found
  const times =
    half === null
      ? `fewer than half have reached stage ${stage} so far${quarter === null ? "" : `, a quarter by day ${quarter}`}`
      : `half have reached stage ${stage} by day ${half}, a quarter by day ${quarter}${threeQuarters === null ? "" : `, three quarters by day ${threeQuarters}`}`
  return `Of our ${courses} courses ${times}; ${underWay} are still under way and ${leftBefore} ended before. A slower cat is not a worse one.`
}

/** The numbers of the picture: this cat beside the others, stage by stage. */
export function ExpectedTable({ figures, steps }: { figures: CourseFigures; steps: readonly StageStep[] }) {
  const isOwn = (figures.days[0]?.courses ?? 0) >= COURSES_NEEDED
  return (
    <details className={classes.table}>
      <summary>The same as a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">This cat, first on day</th>
            {isOwn ? (
              <>
                <th scope="col">Others: ¼, ½, ¾ by day</th>
                <th scope="col">¼, ½, ¾ by session</th>
                <th scope="col">Reached, under way, ended before</th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {figures.days.map((days, index) => (
            <tr key={days.stage}>
              <th scope="row">
                {days.stage} {stageOf(days.stage).name}
              </th>
              <td>{steps.find(({ stage }) => stage >= days.stage)?.day ?? "–"}</td>
              {isOwn ? (
                <>
                  <td>{pointsOf(days)}</td>
                  <td>{pointsOf(figures.sessions[index])}</td>
                  <td>
                    {days.reached}, {days.underWay}, {days.leftBefore}
                  </td>
                </>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

const pointsOf = (found: StageExpectation | undefined) =>
  MOST_POINTS.map((key) => {
    const value = found?.[key] ?? null
    return value === null ? "–" : formatNumber(value)
  }).join(", ")
