import type { ReactNode } from "react"
import classes from "./side-panel.module.css"

/** Main content with a narrower panel beside it; under it on a phone. */
export function SidePanel({ side, children }: { side: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <div className={classes.main}>{children}</div>
      <aside>{side}</aside>
    </div>
  )
}
