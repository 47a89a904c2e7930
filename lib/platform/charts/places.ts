import type { Panel } from "@/lib/domain/outcomes/chart"
import { fitted, line, type Mark, SERIES_PAINTS, textWidth, words } from "./drawing"
import { type legend, type Plot, plotBelow, writeValue } from "./frame"

const MONTH = /^\d{4}-\d{2}$/
const LYING_FROM_LETTERS = 10
export const LANE = 26
const NAME_SHARE = 0.4

export const paintOf = (i: number) => SERIES_PAINTS[i % SERIES_PAINTS.length] ?? "s1"
/** Long names read better beside their values than below them. */
export const isLying = (places: readonly (string | number)[]) =>
  places.some((place) => typeof place === "string" && place.length >= LYING_FROM_LETTERS) ||
  (places.length > 8 && places.some((place) => typeof place === "string" && !MONTH.test(place)))

export function placeAxis(
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
export function lanes(
  names: readonly string[],
  width: number,
  given: { legend: ReturnType<typeof legend>; lane: number },
) {
  const nameWidth = Math.min(width * NAME_SHARE, Math.max(0, ...names.map((name) => textWidth(name))) + 12)
  const plot = plotBelow(given.legend.height, width, names.length * given.lane)
  return { ...plot, left: nameWidth }
}

export function lyingAxis(
  x: { ticks: (count: number) => number[]; (value: number): number },
  plot: Plot,
  { measure, yLabel }: { measure: Extract<Panel, { kind: "points" }>["measure"]; yLabel: string },
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
