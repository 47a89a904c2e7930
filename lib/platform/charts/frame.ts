import { scaleLinear } from "d3-scale"
import type { Measure } from "@/lib/domain/outcomes/chart"
import {
  DASHES,
  fitted,
  line,
  type Mark,
  pointShape,
  SERIES_PAINTS,
  TEXT_SIZE,
  textWidth,
  words,
} from "./drawing"

export const ROW = 17
const PLOT_HEIGHT = 240
const LEFT = 50
const RIGHT = 14
const AXIS = 40

export type Plot = { left: number; right: number; top: number; bottom: number }

/** A number on an axis or beside a point. */
export function writeValue(value: number, measure: Measure): string {
  if (measure === "share") return `${Math.round(value * 1000) / 10} %`
  return String(Math.round(value * 100) / 100)
}

/** Names and their signs above the plot, in as many rows as they need. One series needs no legend. */
export function legend(names: readonly string[], width: number, sign: "line" | "area" | "point") {
  const marks: Mark[] = []
  if (names.length < 2) return { marks, height: 8 }
  let [x, row] = [LEFT, 0]
  names.forEach((name, i) => {
    const shown = fitted(name, width - LEFT - RIGHT - 30)
    const wide = textWidth(shown) + 38
    if (x > LEFT && x + wide > width - RIGHT) {
      x = LEFT
      row++
    }
    const y = 6 + row * ROW + ROW / 2
    const paint = SERIES_PAINTS[i % SERIES_PAINTS.length] ?? "s1"
    if (sign === "line")
      marks.push(line(x, y, x + 22, y, { paint, width: 2.5, dash: DASHES[i % DASHES.length] }))
    if (sign === "area")
      marks.push({
        kind: "path",
        d: `M${x} ${y - 6}h18v12h-18z`,
        fill: paint,
        stroke: { paint: "ink", width: 0.5 },
      })
    if (sign === "point") marks.push({ kind: "path", d: pointShape(i, x + 10, y), fill: paint })
    marks.push(words(shown, { x: x + 28, y: y + TEXT_SIZE / 3 }, { paint: "ink" }))
    x += wide
  })
  return { marks, height: 6 + (row + 1) * ROW + 6 }
}

/** The place of the plot below a legend. */
export const plotBelow = (legendHeight: number, width: number, height = PLOT_HEIGHT): Plot => ({
  left: LEFT,
  right: width - RIGHT,
  top: legendHeight + 4,
  bottom: legendHeight + 4 + height,
})

/** A vertical scale from 0; shares reach 100 % unless all of them stay below a half. */
export function valueScale(values: readonly number[], measure: Measure, plot: Plot) {
  const lowest = Math.min(0, ...values)
  const highest = Math.max(0, ...values)
  const isShare = measure === "share"
  const top = isShare && highest > 0.5 ? 1 : highest > 0 ? highest * 1.08 : 1
  const scale = scaleLinear().domain([lowest, top]).range([plot.bottom, plot.top])
  return isShare && highest > 0.5 ? scale : scale.nice(5)
}

/** Grid, numbers and name of the vertical axis. */
export function valueAxis(scale: ReturnType<typeof valueScale>, plot: Plot, measure: Measure): Mark[] {
  return scale
    .ticks(5)
    .flatMap((tick) => [
      line(plot.left, scale(tick), plot.right, scale(tick), { paint: "line", width: 1 }),
      words(
        writeValue(tick, measure),
        { x: plot.left - 6, y: scale(tick) + TEXT_SIZE / 3 },
        { anchor: "end" },
      ),
    ])
}

/** Ticks of a time axis in days: months of thirty, or weeks for short spans. */
export function dayTicks(until: number, width: number): number[] {
  const most = Math.max(2, Math.floor(width / 60))
  const step = [1, 7, 14, 30, 60, 90, 180, 365].find((one) => until / one <= most) ?? 365
  return Array.from({ length: Math.floor(until / step) + 1 }, (_, i) => i * step)
}

/** The line below the plot, its ticks and what it counts. */
export function dayAxis(
  scale: (x: number) => number,
  plot: Plot,
  axis: { ticks: readonly number[]; label: string },
): Mark[] {
  return [
    line(plot.left, plot.bottom, plot.right, plot.bottom, { paint: "soft", width: 1 }),
    ...axis.ticks.flatMap((tick) => [
      line(scale(tick), plot.bottom, scale(tick), plot.bottom + 4, { paint: "soft", width: 1 }),
      words(String(tick), { x: scale(tick), y: plot.bottom + 17 }, { anchor: "middle" }),
    ]),
    words(
      axis.label,
      { x: (plot.left + plot.right) / 2, y: plot.bottom + 34 },
      { anchor: "middle", paint: "ink" },
    ),
  ]
}

export const axisHeight = AXIS
