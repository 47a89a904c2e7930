import { scaleLinear } from "d3-scale"
import { area, curveStepAfter, line as path } from "d3-shape"
import type { Curve, CurvePoint, Panel } from "@/lib/domain/outcomes/chart"
import { DASHES, type Drawing, fitted, type Mark, round, SERIES_PAINTS, words } from "./drawing"
import { axisHeight, dayAxis, dayTicks, legend, plotBelow, ROW, valueAxis, valueScale } from "./frame"

type CurvesPanel = Extract<Panel, { kind: "curves" }>
type StackPanel = Extract<Panel, { kind: "stack" }>

/** Step curves with their intervals; grey dots where few are left, and the numbers at risk below the axis. */
export function drawCurves(panel: CurvesPanel, width: number, height?: number): Drawing {
  const head = legend(
    panel.curves.map(({ name }) => name),
    width,
    "line",
  )
  const plot = plotBelow(head.height, width, height)
  const until = Math.max(1, ...panel.curves.map((one) => one.until))
  const x = scaleLinear().domain([0, until]).range([plot.left, plot.right])
  const drawn = panel.curves.flatMap(({ points }) =>
    points.flatMap(({ value, upper }) => [value ?? 0, upper ?? 0]),
  )
  const y = valueScale(drawn, panel.measure, plot)
  const marks: Mark[] = [...head.marks, ...valueAxis(y, plot, panel.measure)]
  panel.curves.forEach((curve, i) => {
    const paint = SERIES_PAINTS[i % SERIES_PAINTS.length] ?? "s1"
    const steps = withEnd(curve)
    for (const run of runsOf(steps, ({ lower, upper }) => lower !== null && upper !== null))
      marks.push({
        kind: "path",
        d: shape(
          area<CurvePoint>()
            .x((one) => x(one.x))
            .y0((one) => y(one.lower ?? 0))
            .y1((one) => y(one.upper ?? 0))
            .curve(curveStepAfter)
            .digits(2)(run),
        ),
        fill: paint,
        opacity: 0.16,
      })
    for (const isThin of [false, true])
      for (const run of runsOf(steps, (one) => one.isThin === isThin && one.value !== null))
        marks.push({
          kind: "path",
          d: shape(
            path<CurvePoint>()
              .x((one) => x(one.x))
              .y((one) => y(one.value ?? 0))
              .curve(curveStepAfter)
              .digits(2)(run),
          ),
          stroke: isThin
            ? { paint: "soft", width: 1.5, dash: "1 3" }
            : { paint, width: 2.25, dash: DASHES[i % DASHES.length] },
        })
  })
  const ticks = dayTicks(until, plot.right - plot.left)
  marks.push(...dayAxis(x, plot, { ticks, label: panel.xLabel }))
  const risk = atRiskMarks(panel, { x, top: plot.bottom + axisHeight, width, until })
  return {
    width,
    height: plot.bottom + axisHeight + risk.height,
    marks: [...marks, ...risk.marks],
    reading: {
      ...plot,
      from: 0,
      to: until,
      unit: panel.xLabel,
      series: panel.curves.map(({ name, points }) => ({
        name,
        steps: points.map((one) => [one.x, round((one.value ?? 0) * 1000) / 1000] as const),
      })),
    },
  }
}

function atRiskMarks(
  panel: CurvesPanel,
  at: { x: (day: number) => number; top: number; width: number; until: number },
) {
  if (panel.atRisk.length === 0) return { marks: [], height: 4 }
  const marks: Mark[] = [words("Still at risk", { x: 4, y: at.top + 10 }, { size: 11, paint: "ink" })]
  panel.atRisk.forEach(({ name, counts }, row) => {
    const y = at.top + 10 + (row + 1) * ROW
    if (panel.atRisk.length > 1)
      marks.push(
        words(fitted(name, at.width - 90, 11), { x: 84, y: at.top + 10 + row * 2 * ROW }, { size: 11 }),
      )
    const line = panel.atRisk.length > 1 ? at.top + 10 + row * 2 * ROW + ROW : y
    let last = Number.NEGATIVE_INFINITY
    for (const { x, n } of counts) {
      // Numbers that would stand on each other are left to the table.
      if (x > at.until || at.x(x) - last < 34) continue
      last = at.x(x)
      marks.push(words(n === null ? "<5" : String(n), { x: last, y: line }, { size: 11, anchor: "middle" }))
    }
  })
  const rows = panel.atRisk.length > 1 ? panel.atRisk.length * 2 : 2
  return { marks, height: rows * ROW + 8 }
}

/** Shares stacked in their order from the floor up. */
export function drawStack(panel: StackPanel, width: number, height?: number): Drawing {
  const head = legend(
    panel.layers.map(({ name }) => name),
    width,
    "area",
  )
  const plot = plotBelow(head.height, width, height)
  const until = Math.max(1, panel.xs.at(-1) ?? 1)
  const x = scaleLinear().domain([0, until]).range([plot.left, plot.right])
  const y = scaleLinear().domain([0, 1]).range([plot.bottom, plot.top])
  const floor = panel.xs.map(() => 0)
  const marks: Mark[] = [...head.marks]
  panel.layers.forEach(({ shares }, i) => {
    const bounds = panel.xs.map((day, k) => {
      const from = floor[k] ?? 0
      floor[k] = from + (shares[k] ?? 0)
      return { day, from, to: floor[k] ?? 0 }
    })
    const d = area<(typeof bounds)[number]>()
      .x((one) => x(one.day))
      .y0((one) => y(one.from))
      .y1((one) => y(Math.min(1, one.to)))
      .curve(curveStepAfter)
      .digits(2)(bounds)
    marks.push({
      kind: "path",
      d: shape(d),
      fill: SERIES_PAINTS[i % SERIES_PAINTS.length],
      stroke: { paint: "paper", width: 1 },
    })
  })
  marks.push(...valueAxis(y, plot, "share"))
  marks.push(...dayAxis(x, plot, { ticks: dayTicks(until, plot.right - plot.left), label: panel.xLabel }))
  return {
    width,
    height: plot.bottom + axisHeight,
    marks,
    reading: {
      ...plot,
      from: 0,
      to: until,
      unit: panel.xLabel,
      series: panel.layers.map(({ name, shares }) => ({
        name,
        steps: panel.xs.map((day, k) => [day, round((shares[k] ?? 0) * 1000) / 1000] as const),
      })),
    },
  }
}

const shape = (d: string | null) => d ?? ""

const withEnd = ({ points, until }: Curve): CurvePoint[] => {
  const last = points.at(-1)
  return last && last.x < until ? [...points, { ...last, x: until }] : [...points]
}

/** Stretches of points that belong together; each goes on to where the next stretch begins. */
function runsOf(points: readonly CurvePoint[], holds: (point: CurvePoint) => boolean): CurvePoint[][] {
  const runs: CurvePoint[][] = []
  let run: CurvePoint[] | null = null
  for (const point of points) {
    if (holds(point)) {
      if (!run) {
        run = []
        runs.push(run)
      }
      run.push(point)
    } else if (run) {
      const last: CurvePoint | undefined = run.at(-1)
      if (last) run.push({ ...last, x: point.x })
      run = null
    }
  }
  return runs
}
