import { scaleBand, scaleLinear, scalePoint } from "d3-scale"
import type { Estimate, Panel } from "@/lib/domain/outcomes/chart"
import {
  box,
  type Drawing,
  fitted,
  line,
  type Mark,
  pointShape,
  round,
  SERIES_PAINTS,
  TEXT_SIZE,
  textWidth,
  words,
} from "./drawing"
import { axisHeight, legend, type Plot, plotBelow, valueAxis, valueScale, writeValue } from "./frame"

type PointsPanel = Extract<Panel, { kind: "points" }>
type BarsPanel = Extract<Panel, { kind: "bars" }>
type SpreadsPanel = Extract<Panel, { kind: "spreads" }>

const MONTH = /^\d{4}-\d{2}$/
const LYING_FROM_LETTERS = 10
const LANE = 26
const NAME_SHARE = 0.4

const paintOf = (i: number) => SERIES_PAINTS[i % SERIES_PAINTS.length] ?? "s1"
/** Long names read better beside their values than below them. */
const isLying = (places: readonly (string | number)[]) =>
  places.some((place) => typeof place === "string" && place.length >= LYING_FROM_LETTERS) ||
  (places.length > 8 && places.some((place) => typeof place === "string" && !MONTH.test(place)))

/** Values with their intervals at named places, months or numbers. */
export function drawPoints(panel: PointsPanel, width: number): Drawing {
  return isLying(panel.places) ? lyingPoints(panel, width) : standingPoints(panel, width)
}

const ends = ({ value, lower, upper }: Estimate) => [value, lower, upper].filter((one) => one !== null)
const valuesOf = (panel: PointsPanel) => [
  ...panel.series.flatMap(({ values }) => values.flatMap(ends)),
  ...panel.marks.map(({ value }) => value),
  ...(panel.limits ?? []).flatMap((limit) => (limit ? ends(limit) : [])),
]

function standingPoints(panel: PointsPanel, width: number): Drawing {
  const head = legend(
    panel.series.map(({ name }) => name),
    width,
    "point",
  )
  const plot = plotBelow(head.height, width)
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

function placeAxis(
  places: readonly (string | number)[],
  plot: Plot,
  axis: { place: (one: string | number) => number; step: number; label: string },
): Mark[] {
  const widest = Math.max(0, ...places.map((one) => textWidth(String(one))))
  const every = Math.max(1, Math.ceil((Math.min(widest, 64) + 8) / axis.step))
  return [
    line(plot.left, plot.bottom, plot.right, plot.bottom, { paint: "soft", width: 1 }),
    ...places.flatMap((one, i) =>
      i % every === 0
        ? [
            words(
              fitted(String(one), axis.step * every),
              { x: axis.place(one), y: plot.bottom + 17 },
              { anchor: "middle" },
            ),
          ]
        : [],
    ),
    words(
      axis.label,
      { x: (plot.left + plot.right) / 2, y: plot.bottom + 34 },
      { anchor: "middle", paint: "ink" },
    ),
  ]
}

/** A lane per name: the name on the left, its values on a common axis. */
function lanes(
  names: readonly string[],
  width: number,
  given: { legend: ReturnType<typeof legend>; lane: number },
) {
  const nameWidth = Math.min(width * NAME_SHARE, Math.max(0, ...names.map((name) => textWidth(name))) + 12)
  const plot = plotBelow(given.legend.height, width, names.length * given.lane)
  return { ...plot, left: nameWidth }
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

function lyingAxis(
  x: { ticks: (count: number) => number[]; (value: number): number },
  plot: Plot,
  { measure, yLabel }: { measure: PointsPanel["measure"]; yLabel: string },
): Mark[] {
  return [
    ...x
      .ticks(Math.max(2, Math.floor((plot.right - plot.left) / 70)))
      .flatMap((tick) => [
        line(x(tick), plot.top, x(tick), plot.bottom, { paint: "line", width: 1 }),
        words(writeValue(tick, measure), { x: x(tick), y: plot.bottom + 16 }, { anchor: "middle" }),
      ]),
    words(
      yLabel,
      { x: (plot.left + plot.right) / 2, y: plot.bottom + 34 },
      { anchor: "middle", paint: "ink" },
    ),
  ]
}

/** Counts: side by side over months, stacked beside long names. */
export function drawBars(panel: BarsPanel, width: number): Drawing {
  const head = legend(
    panel.layers.map(({ name }) => name),
    width,
    "area",
  )
  return isLying(panel.places) ? lyingBars(panel, width, head) : standingBars(panel, width, head)
}

function standingBars(panel: BarsPanel, width: number, head: ReturnType<typeof legend>): Drawing {
  const plot = plotBelow(head.height, width)
  const y = valueScale(
    panel.layers.flatMap(({ counts }) => [...counts]),
    "count",
    plot,
  )
  const band = scaleBand<string | number>()
    .domain([...panel.places])
    .range([plot.left, plot.right])
    .paddingInner(0.25)
    .paddingOuter(0.1)
  const thick = band.bandwidth() / Math.max(1, panel.layers.length)
  const marks: Mark[] = [...head.marks, ...valueAxis(y, plot, "count")]
  panel.layers.forEach(({ counts }, s) => {
    counts.forEach((count, i) => {
      const x = (band(panel.places[i] ?? "") ?? plot.left) + s * thick
      if (count > 0)
        marks.push({ kind: "path", d: box(x, y(count), thick, y(0) - y(count)), fill: paintOf(s) })
    })
  })
  const place = (one: string | number) => (band(one) ?? plot.left) + band.bandwidth() / 2
  marks.push(...placeAxis(panel.places, plot, { place, step: band.step(), label: panel.xLabel }))
  return { width, height: plot.bottom + axisHeight, marks, reading: null }
}

function lyingBars(panel: BarsPanel, width: number, head: ReturnType<typeof legend>): Drawing {
  const plot = lanes([...panel.places], width, { legend: head, lane: LANE })
  const sums = panel.places.map((_, i) => panel.layers.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0))
  const x = scaleLinear()
    .domain([0, Math.max(1, ...sums)])
    .nice(5)
    .range([plot.left, plot.right - 24])
  const whole = { ticks: (count: number) => x.ticks(count).filter(Number.isInteger) }
  const marks: Mark[] = [
    ...head.marks,
    ...lyingAxis(
      Object.assign((value: number) => x(value), whole),
      plot,
      { measure: "count", yLabel: panel.yLabel },
    ),
  ]
  panel.places.forEach((name, i) => {
    const top = plot.top + i * LANE + 5
    marks.push(
      words(fitted(name, plot.left - 8), { x: plot.left - 8, y: top + 12 }, { anchor: "end", paint: "ink" }),
    )
    let from = 0
    panel.layers.forEach(({ counts }, s) => {
      const count = counts[i] ?? 0
      if (count > 0)
        marks.push({
          kind: "path",
          d: box(x(from), top, x(from + count) - x(from), LANE - 10),
          fill: paintOf(s),
          stroke: { paint: "paper", width: 1 },
        })
      from += count
    })
    marks.push(words(String(from), { x: x(from) + 5, y: top + 12 }, { paint: "ink" }))
  })
  return { width, height: plot.bottom + axisHeight, marks, reading: null }
}

/** Quartiles as a box, the median as its line, nine in ten as a short line above. */
export function drawSpreads(panel: SpreadsPanel, width: number): Drawing {
  const plot = plotBelow(8, width)
  const y = valueScale(
    panel.spreads.flatMap((spread) => (spread ? [spread.p90, spread.q75] : [])),
    panel.measure,
    plot,
  )
  const band = scaleBand<string | number>()
    .domain([...panel.places])
    .range([plot.left, plot.right])
    .padding(0.3)
  const thick = Math.min(46, band.bandwidth())
  const marks: Mark[] = [...valueAxis(y, plot, panel.measure)]
  panel.spreads.forEach((spread, i) => {
    if (!spread) return
    const middle = (band(panel.places[i] ?? "") ?? plot.left) + band.bandwidth() / 2
    const left = middle - thick / 2
    marks.push(
      {
        kind: "path",
        d: box(left, y(spread.q75), thick, y(spread.q25) - y(spread.q75)),
        fill: "s1",
        opacity: 0.3,
        stroke: { paint: "s1", width: 1 },
      },
      line(left, y(spread.median), left + thick, y(spread.median), { paint: "s1", width: 2.5 }),
      line(middle, y(spread.q75), middle, y(spread.p90), { paint: "s1", width: 1 }),
      line(middle - thick / 4, y(spread.p90), middle + thick / 4, y(spread.p90), { paint: "s1", width: 1.5 }),
    )
  })
  const place = (one: string | number) => (band(one) ?? plot.left) + band.bandwidth() / 2
  marks.push(
    ...placeAxis(panel.places, plot, {
      place,
      step: band.step(),
      label: panel.xLabel || "Box: quartiles, line: median, upper end: nine in ten",
    }),
  )
  return { width, height: plot.bottom + axisHeight, marks, reading: null }
}
