import type { Panel } from "@/lib/domain/outcomes/chart"
import { drawBars, drawSpreads } from "./draw-bars"
import { drawCurves, drawStack } from "./draw-curves"
import { drawPoints } from "./draw-points"
import type { Drawing } from "./drawing"

export type DrawnPanel = Exclude<Panel, { kind: "refused" }>

/** One panel as a picture of so many pixels (and a plot of a height, where names do not decide it); the same for screen, file, print and PDF. */
export function drawPanel(panel: DrawnPanel, width: number, height?: number): Drawing {
  switch (panel.kind) {
    case "curves":
      return drawCurves(panel, width, height)
    case "stack":
      return drawStack(panel, width, height)
    case "points":
      return drawPoints(panel, width, height)
    case "bars":
      return drawBars(panel, width, height)
    case "spreads":
      return drawSpreads(panel, width, height)
  }
}
