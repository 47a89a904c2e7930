import { scaleBand, scaleLinear } from "d3-scale"
import type { Panel } from "@/lib/domain/outcomes/chart"
import { box, type Drawing, fitted, line, type Mark, words } from "./drawing"
import { axisHeight, legend, plotBelow, valueAxis, valueScale } from "./frame"
import { isLying, LANE, lanes, lyingAxis, paintOf, placeAxis } from "./places"

type BarsPanel = Extract<Panel, { kind: "bars" }>
type SpreadsPanel = Extract<Panel, { kind: "spreads" }>

/** Counts: side by side over months, stacked beside long names. */
export function drawBars(panel: BarsPanel, width: number, height?: number): Drawing {
  const head = legend(
    panel.layers.map(({ name }) => name),
    width,
    "area",
  )
  return isLying(panel.places) ? lyingBars(panel, width, head) : standingBars(panel, width, { head, height })
}

function standingBars(
  panel: BarsPanel,
  width: number,
  { head, height }: { head: ReturnType<typeof legend>; height: number | undefined },
): Drawing {
  const plot = plotBelow(head.height, width, height)
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
export function drawSpreads(panel: SpreadsPanel, width: number, height?: number): Drawing {
  const plot = plotBelow(8, width, height)
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
