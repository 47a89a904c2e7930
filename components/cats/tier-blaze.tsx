import { TIER_LABELS, type Tier } from "@/lib/domain/suitability/tiers"
import classes from "./tier-blaze.module.css"

const SHAPES: Record<Tier | "unknown", React.ReactNode> = {
  // A window, a terrace with a pack, a trail marker: told apart by shape first.
  WINDOW: <path d="M3 3h14v14H3zM10 3v14M3 10h14" fill="none" stroke="currentColor" strokeWidth="2" />,
  PATIO_PACK: (
    <path
      d="M3 17V9l7-6 7 6v8zM8 17v-5h4v5"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
    />
  ),
  TRAIL: (
    <path
      d="M2 17 8 5l4 7 2-3 4 8z"
      fill="currentColor"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
    />
  ),
  unknown: (
    <path
      d="M10 3a7 7 0 1 0 .01 0M10 13.5v.5M8 8a2 2 0 1 1 2.6 2c-.5.2-.6.6-.6 1.3"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    />
  ),
}

/** The ready-for label as a trail blaze: a shape and a word, never colour alone. Null = still getting to know. */
export function TierBlaze({
  tier,
  withWord = true,
  label = tier ? TIER_LABELS[tier] : "Still getting to know",
}: {
  tier: Tier | null
  withWord?: boolean
  /** The label in another language. */
  label?: string
}) {
  const key = tier ?? "unknown"
  return (
    <span className={classes.blaze} data-tier={key}>
      <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden focusable="false">
        {SHAPES[key]}
      </svg>
      {withWord ? label : <span className={classes.hidden}>{label}</span>}
    </span>
  )
}
