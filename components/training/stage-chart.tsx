import { GRADUATE_STAGE } from "@/lib/domain/harness/stages"
import { ARTICLES_DAYS, COURSES_NEEDED, type StageExpectation } from "@/lib/domain/programme/expected-course"
import classes from "./progress.module.css"

/** The day a stage began to count, days since the enrolment. */
export interface StageStep {
  readonly day: number
  readonly stage: number
}

interface StageChartProps {
  title: string
  /** First step on day 0, oldest first. */
  steps: readonly StageStep[]
  today: number
  expected: readonly StageExpectation[]
}

const WIDTH = 640
const HEIGHT = 230
const PAD = { left: 26, right: 12, top: 12, bottom: 30 }
const SHORTEST_DAYS = 28
/** The articles speak of walks outside: these stages. */
const OUTSIDE = { from: 7, to: GRADUATE_STAGE } as const

/** This cat's stage by day, before what the shelter's own cats needed; until there are enough, before what the articles say. */
export function StageChart({ title, steps, today, expected }: StageChartProps) {
  const isOwn = (expected[0]?.courses ?? 0) >= COURSES_NEEDED
  const known = isOwn ? expected : []
  const furthest = Math.max(
    SHORTEST_DAYS,
    today,
    ...(isOwn
      ? known.flatMap(({ half, threeQuarters }) => threeQuarters ?? half ?? [])
      : [ARTICLES_DAYS.high]),
  )
  const x = (day: number) => PAD.left + (day / furthest) * (WIDTH - PAD.left - PAD.right)
  const y = (stage: number) =>
    PAD.top + ((GRADUATE_STAGE - stage) / (GRADUATE_STAGE - 1)) * (HEIGHT - PAD.top - PAD.bottom)
  const weeks = ticksUpTo(furthest)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes.chart} role="img" aria-label={title}>
      {Array.from({ length: GRADUATE_STAGE }, (_, index) => index + 1).map((stage) => (
        <g key={stage}>
          <line x1={PAD.left} x2={WIDTH - PAD.right} y1={y(stage)} y2={y(stage)} className={classes.grid} />
          <text x={PAD.left - 8} y={y(stage) + 4} textAnchor="end" className={classes.label}>
            {stage}
          </text>
        </g>
      ))}
      {weeks.map((day) => (
        <text key={day} x={x(day)} y={HEIGHT - 12} textAnchor="middle" className={classes.label}>
          {day === 0 ? "day 0" : day}
        </text>
      ))}
      {isOwn ? (
        <>
          <polygon points={bandOf(known, x, y)} className={classes.band} />
          <polyline points={lineOf(known, x, y)} className={classes.half} />
        </>
      ) : (
        <g>
          <rect
            x={x(ARTICLES_DAYS.low)}
            width={x(ARTICLES_DAYS.high) - x(ARTICLES_DAYS.low)}
            y={y(OUTSIDE.to)}
            height={y(OUTSIDE.from) - y(OUTSIDE.to)}
            className={classes.band}
          />
          <text x={x(ARTICLES_DAYS.low) + 4} y={y(OUTSIDE.to) + 14} className={classes.label}>
            articles: outside
          </text>
        </g>
      )}
      <path d={stepPath(steps, today, x, y)} className={classes.line} />
    </svg>
  )
}

type Scale = (value: number) => number

function stepPath(steps: readonly StageStep[], today: number, x: Scale, y: Scale): string {
  const [first, ...rest] = steps
  if (!first) return ""
  const moves = rest.map(({ day, stage }) => `H${x(day).toFixed(1)}V${y(stage).toFixed(1)}`)
  return `M${x(first.day).toFixed(1)} ${y(first.stage).toFixed(1)}${moves.join("")}H${x(today).toFixed(1)}`
}

const pointsOf = (points: readonly (readonly [number, number])[], x: Scale, y: Scale) =>
  points.map(([day, stage]) => `${x(day).toFixed(1)},${y(stage).toFixed(1)}`).join(" ")

const START = [0, 1] as const

function lineOf(known: readonly StageExpectation[], x: Scale, y: Scale): string {
  const points = known.flatMap(({ stage, half }) => (half === null ? [] : [[half, stage] as const]))
  return pointsOf([START, ...points], x, y)
}

/** Between a quarter and three quarters of the cats, as far up as both are known. */
function bandOf(known: readonly StageExpectation[], x: Scale, y: Scale): string {
  const both = known.flatMap(({ stage, quarter, threeQuarters }) =>
    quarter === null || threeQuarters === null ? [] : [{ stage, quarter, threeQuarters }],
  )
  return pointsOf(
    [
      START,
      ...both.map(({ stage, quarter }) => [quarter, stage] as const),
      ...both.toReversed().map(({ stage, threeQuarters }) => [threeQuarters, stage] as const),
    ],
    x,
    y,
  )
}

function ticksUpTo(end: number): readonly number[] {
  const step = end > 280 ? 56 : end > 140 ? 28 : end > 70 ? 14 : 7
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step)
}
