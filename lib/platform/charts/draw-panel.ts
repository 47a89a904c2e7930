import type { Panel } from "@/lib/domain/outcomes/chart"
import { drawBars, drawSpreads } from "./draw-bars"
import { drawCurves, drawStack } from "./draw-curves"
import { drawPoints } from "./draw-points"
import type { Drawing } from "./drawing"

export type DrawnPanel = Exclude<Panel, { kind: "refused" }>

/** One panel as a picture of so many pixels; the same for screen, file, print and PDF. */
export function drawPanel(panel: DrawnPanel, width: number): Drawing {
  switch (panel.kind) {
    case "curves":
      return drawCurves(panel, width)
    case "stack":
      return drawStack(panel, width)
    case "points":
      return drawPoints(panel, width)
    case "bars":
      return drawBars(panel, width)
    case "spreads":
      return drawSpreads(panel, width)
  }
}
