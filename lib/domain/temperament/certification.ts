import type { Day } from "@/lib/domain/calendar/day"
import { addMonths } from "@/lib/domain/calendar/month"

/** What a rater must reach against the reference, and for how long it holds (rule A.4, design choices). */
export const CERTIFICATION_RULE = {
  minClips: 12,
  minKappaLinear: 0.6,
  minWithinOne: 0.9,
  validMonths: 12,
} as const

/** Share of assessments drawn at random each week for a second, blind rating (rule A.4). */
export const WEEKLY_DOUBLE_RATING_SHARE = 0.1

/** Result of one sitting: linear weighted kappa (null when undefined) and share of clips within one level, 0 to 1. */
export interface CertificationSitting {
  readonly onDay: Day
  readonly clips: number
  readonly kappaLinear: number | null
  readonly withinOne: number
}

export interface CertificationVerdict {
  readonly passed: boolean
  /** Last day on which the certificate holds, or null when not passed. */
  readonly validUntilDay: Day | null
  readonly reasons: readonly string[]
}

/**
 * Judges a rater's sitting: pass needs enough clips, kappa and closeness together, and holds for twelve months.
 * Throws RangeError when a share or kappa is outside its range. Source: rule A.4.
 */
export function judgeCertification(sitting: CertificationSitting): CertificationVerdict {
  requireSitting(sitting)
  const { minClips, minKappaLinear, minWithinOne, validMonths } = CERTIFICATION_RULE
  const reasons: string[] = []
  if (sitting.clips < minClips)
    reasons.push(`Only ${sitting.clips} clips were rated; ${minClips} are needed.`)
  if (sitting.kappaLinear === null) {
    reasons.push("Agreement cannot be computed: the ratings show no variation.")
  } else if (sitting.kappaLinear < minKappaLinear) {
    reasons.push(
      `Weighted kappa is ${sitting.kappaLinear.toFixed(2)}; ${minKappaLinear.toFixed(2)} is needed.`,
    )
  }
  if (sitting.withinOne < minWithinOne) {
    const percent = Math.floor(sitting.withinOne * 100)
    reasons.push(`${percent} % of clips are within one level; ${minWithinOne * 100} % are needed.`)
  }
  const passed = reasons.length === 0
  return { passed, validUntilDay: passed ? addMonths(sitting.onDay, validMonths) : null, reasons }
}

/** Whether a certificate holds on a day: from the day it was earned through its last valid day. */
export function isCertifiedOn(
  certificate: { readonly onDay: Day; readonly validUntilDay: Day | null } | null,
  day: Day,
): boolean {
  if (certificate === null || certificate.validUntilDay === null) return false
  return day >= certificate.onDay && day <= certificate.validUntilDay
}

function requireSitting({ clips, kappaLinear, withinOne }: CertificationSitting): void {
  if (!Number.isInteger(clips) || clips < 0) throw new RangeError("clips must be a whole number from 0")
  if (!(withinOne >= 0 && withinOne <= 1)) throw new RangeError("withinOne must be a share from 0 to 1")
  if (kappaLinear !== null && !(kappaLinear >= -1 && kappaLinear <= 1)) {
    throw new RangeError("kappaLinear must be -1 to 1, or null where it is undefined")
  }
}
