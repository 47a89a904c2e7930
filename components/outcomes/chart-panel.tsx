import { Alert } from "@mantine/core"
import classes from "@/components/charts/drawing.module.css"
import { DrawingSvg } from "@/components/charts/drawing-svg"
import { ReadingLine } from "@/components/charts/reading-line"
import type { Panel } from "@/lib/domain/outcomes/chart"
import { drawPanel } from "@/lib/platform/charts/draw-panel"

const WIDE = 760
const NARROW = 360

/** One panel: the picture for wide and for narrow screens, or the reason why there is none. */
export function ChartPanel({ panel, label }: { panel: Panel; label: string }) {
  if (panel.kind === "refused")
    return (
      <Alert color="yellow" variant="outline" title={panel.title} my="xs">
        {panel.reason}
      </Alert>
    )
  const [wide, narrow] = [drawPanel(panel, WIDE), drawPanel(panel, NARROW)]
  return (
    <div className={classes.panel}>
      <h3 className={classes.title}>{panel.title}</h3>
      <div
        role="img"
        aria-label={`${label}. The table below holds the same numbers.`}
        className={classes.frame}
      >
        <DrawingSvg drawing={wide} className={classes.wide} />
        <DrawingSvg drawing={narrow} className={classes.narrow} />
        {wide.reading ? (
          <ReadingLine
            readings={[
              { ...wide.reading, width: wide.width },
              narrow.reading ? { ...narrow.reading, width: narrow.width } : null,
            ]}
            isShare
          />
        ) : null}
      </div>
    </div>
  )
}
