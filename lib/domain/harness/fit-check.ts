/** Finger gaps under a strap: one is right, two the most, three means refit (rule C.5; sources differ, stricter taken). */
export const FIT_RULE = { minFingers: 1, maxFingers: 2, fromStage: 3 } as const

export const HARNESS_STYLES = ["h", "vest", "figure8"] as const
export type HarnessStyle = (typeof HARNESS_STYLES)[number]

/** What was felt and seen at the fit check; null is "not checked". */
export interface FitCheck {
  readonly neckFingers: number | null
  readonly chestFingers: number | null
  readonly areBucklesLocked: boolean | null
  readonly areArmpitsFree: boolean | null
  readonly isChafed: boolean | null
  /** Indoors: slack leash raised backwards and up for 3 seconds; passed when no strap goes past elbow or ear. */
  readonly backOutPassed: boolean | null
  readonly hasPhoneTag: boolean | null
  readonly isChipScanned: boolean | null
}

export interface FitVerdict {
  /** A failed check means no session. */
  readonly isPassed: boolean
  readonly problems: readonly string[]
}

/** Judges a fit check: everything must be checked and right. Source: rule C.5. */
export function judgeFit(check: FitCheck): FitVerdict {
  const problems = [
    ...judgeGap("neck", check.neckFingers),
    ...judgeGap("chest", check.chestFingers),
    ...mustBe(check.areBucklesLocked, { no: "A buckle is not locked", unknown: "Buckles not checked" }),
    ...mustBe(check.areArmpitsFree, { no: "A strap sits in the armpit", unknown: "Armpits not checked" }),
    ...mustBe(negate(check.isChafed), {
      no: "The skin is chafed: no harness until it has healed",
      unknown: "Skin not checked",
    }),
    ...mustBe(check.backOutPassed, {
      no: "The cat can back out: refit or change the model",
      unknown: "Back-out test not done",
    }),
    ...mustBe(check.hasPhoneTag, { no: "No tag with a phone number", unknown: "Tag not checked" }),
    ...mustBe(check.isChipScanned, { no: "The chip was not found", unknown: "Chip not scanned" }),
  ]
  return { isPassed: problems.length === 0, problems }
}

/** Whether a fit check belongs to a session: whenever the harness is fastened (stage 3 on), and before every outing. */
export function isFitCheckDue(stage: number, isOutdoors: boolean): boolean {
  return isOutdoors || stage >= FIT_RULE.fromStage
}

/** A warning for a harness style, or null; figure-eights are named insecure by a shelter source and stay a choice. */
export function warnAboutStyle(style: HarnessStyle): string | null {
  return style === "figure8"
    ? "A figure-eight is easier to slip than an H or a vest: prefer one of those"
    : null
}

function judgeGap(strap: "neck" | "chest", fingers: number | null): readonly string[] {
  if (fingers === null) return [`Gap at the ${strap} not measured`]
  if (fingers < FIT_RULE.minFingers) return [`Too tight at the ${strap}: one finger must slide under`]
  return fingers > FIT_RULE.maxFingers ? [`Too loose at the ${strap}: two fingers at most, refit`] : []
}

function mustBe(
  fact: boolean | null,
  words: { readonly no: string; readonly unknown: string },
): readonly string[] {
  if (fact === true) return []
  return [fact === null ? words.unknown : words.no]
}

function negate(fact: boolean | null): boolean | null {
  return fact === null ? null : !fact
}
