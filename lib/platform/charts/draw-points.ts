import { scaleLinear, scalePoint } from "d3-scale"
import type { Estimate, Panel } from "@/lib/domain/outcomes/chart"
import { box, type Drawing, fitted, line, type Mark, pointShape, round, TEXT_SIZE, words } from "./drawing"
import { axisHeight, legend, plotBelow, valueAxis, valueScale } from "./frame"
import { isLying, LANE, lanes, lyingAxis, paintOf, placeAxis } from "./places"

type PointsPanel = Extract<Panel, { kind: "points" }>

/** Values with their intervals at named places, months or numbers. */
export function drawPoints(panel: PointsPanel, width: number, height?: number): Drawing {
  return isLying(panel.places) ? lyingPoints(panel, width) : standingPoints(panel, width, height)
}

const ends = ({ value, lower, upper }: Estimate) => [value, lower, upper].filter((one) => one !== null)
const valuesOf = (panel: PointsPanel) => [
  ...panel.series.flatMap(({ values }) => values.flatMap(ends)),
  ...panel.marks.map(({ value }) => value),
  ...(panel.limits ?? []).flatMap((limit) => (limit ? ends(limit) : [])),
]

function standingPoints(panel: PointsPanel, width: number, height?: number): Drawing {
  const head = legend(
    panel.series.map(({ name }) => name),
    width,
    "point",
  )
  const plot = plotBelow(head.height, width, height)
  const y = valueScale(valuesOf(panel), panel.measure, plot)
  const place = scalePoint<string | number>()
    .domain([...panel.places])
    .range([plot.left, plot.right])
    .padding(0.5)
  const step = panel.places.length > 0 ? place.step() : plot.right - plot.left
  const marks: Mark[] = [...head.marks, ...valueAxis(y, plot, panel.measure)]
  for (const [i, limit] of (panel.limits ?? []).entries()) {
    const x = place(panel.places[i] ?? "") ?? plot.left
    if (limit?.lower != null && limit.upper != null)
      marks.push({
        kind: "path",
        d: box(x - step / 2, y(limit.upper), step, y(limit.lower) - y(limit.upper)),
        fill: "s6",
        opacity: 0.25,
      })
  }
  for (const { value, label } of panel.marks)
    marks.push(
      line(plot.left, y(value), plot.right, y(value), { paint: "soft", width: 1.25, dash: "5 4" }),
      words(label, { x: plot.right - 2, y: y(value) - 4 }, { anchor: "end", size: 11 }),
    )
  panel.series.forEach(({ values, isJoined }, s) => {
    const shift =
      panel.series.length > 1
        ? (s - (panel.series.length - 1) / 2) * Math.min(12, step / (panel.series.length + 1))
        : 0
    const at = values.map((one, i) => ({ ...one, x: (place(panel.places[i] ?? "") ?? plot.left) + shift }))
    if (isJoined) marks.push(...joined(at, y, s))
    for (const one of at) marks.push(...standingPoint(one, y, s))
  })
  marks.push(
    ...placeAxis(panel.places, plot, { place: (one) => place(one) ?? plot.left, step, label: panel.xLabel }),
  )
  return { width, height: plot.bottom + axisHeight, marks, reading: null }
}

type Placed = Estimate & { x: number }

function joined(at: readonly Placed[], y: (value: number) => number, s: number): Mark[] {
  let d = ""
  let isDown = false
  for (const { x, value } of at) {
    if (value === null) isDown = false
    else {
      d += `${isDown ? "L" : "M"}${round(x)} ${round(y(value))}`
      isDown = true
    }
  }
  return d === "" ? [] : [{ kind: "path", d, stroke: { paint: paintOf(s), width: 1.5 } }]
}

function standingPoint({ x, value, lower, upper }: Placed, y: (value: number) => number, s: number): Mark[] {
  const paint = paintOf(s)
  return [
    ...(lower !== null && upper !== null ? [line(x, y(lower), x, y(upper), { paint, width: 1.75 })] : []),
    ...(value === null
      ? []
      : [
          {
            kind: "path" as const,
            d: pointShape(s, x, y(value)),
            fill: paint,
            stroke: { paint: "paper" as const, width: 1 },
          },
        ]),
  ]
}

function lyingPoints(panel: PointsPanel, width: number): Drawing {
  const head = legend(
    panel.series.map(({ name }) => name),
    width,
    "point",
  )
  const lane = Math.max(LANE, 10 + panel.series.length * 9)
  const names = panel.places.map(String)
  const plot = lanes(names, width, { legend: head, lane })
  const y = valueScale(valuesOf(panel), panel.measure, plot)
  const x = scaleLinear().domain(y.domain()).range([plot.left, plot.right])
  const marks: Mark[] = [...head.marks, ...lyingAxis(x, plot, panel)]
  for (const { value, label } of panel.marks)
    marks.push(
      line(x(value), plot.top, x(value), plot.bottom, { paint: "soft", width: 1.25, dash: "5 4" }),
      words(
        label,
        { x: x(value), y: plot.top - 1 },
        { anchor: x(value) > width / 2 ? "end" : "start", size: 11 },
      ),
    )
  names.forEach((name, i) => {
    const middle = plot.top + (i + 0.5) * lane
    marks.push(
      words(
        fitted(name, plot.left - 8),
        { x: plot.left - 8, y: middle + TEXT_SIZE / 3 },
        { anchor: "end", paint: "ink" },
      ),
    )
    panel.series.forEach(({ values }, s) => {
      const one = values[i]
      if (!one) return
      const at = middle + (s - (panel.series.length - 1) / 2) * 9
      if (one.lower !== null && one.upper !== null)
        marks.push(line(x(one.lower), at, x(one.upper), at, { paint: paintOf(s), width: 1.75 }))
      if (one.value !== null)
        marks.push({
          kind: "path",
          d: pointShape(s, x(one.value), at),
          fill: paintOf(s),
          stroke: { paint: "paper", width: 1 },
        })
    })
  })
  return { width, height: plot.bottom + axisHeight, marks, reading: null }
}
