import type { ReactNode } from "react"

/** Content that may be wider than the screen: scrolls sideways, by keyboard too. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <section aria-label={label} tabIndex={0} style={{ overflowX: "auto" }}>
      {children}
    </section>
  )
}
