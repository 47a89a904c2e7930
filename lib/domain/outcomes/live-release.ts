/** Counts of a period; what is not given counts as 0. `intake` is the number of live intakes. */
export type ReleaseCounts = {
  intake?: number
  adoption?: number
  rto?: number
  transferOut?: number
  rtf?: number
  otherLive?: number
  died?: number
  lost?: number
  shelterEuthanasia?: number
  ownerRequestedEuthanasia?: number
}

/** The formulas in use, by name: a rate is never shown without the name of its formula. */
export const RELEASE_FORMULAS = [
  {
    key: "asilomar",
    label: "Asilomar",
    divisor: "all outcomes less owner-requested euthanasia, died and lost",
  },
  { key: "allOutcomes", label: "All outcomes", divisor: "all outcomes" },
  {
    key: "excludingOwnerRequested",
    label: "Excluding owner-requested euthanasia",
    divisor: "all outcomes less owner-requested euthanasia",
  },
  { key: "intakeBased", label: "Per live intake", divisor: "live intakes; may exceed 100 %" },
  {
    key: "saveRate",
    label: "Save rate",
    divisor: "live intakes; numerator live intakes less non-live outcomes",
  },
] as const
export type ReleaseFormula = (typeof RELEASE_FORMULAS)[number]["key"]

export type ReleaseRates = {
  live: number
  nonLive: number
  outcomes: number
} & Record<ReleaseFormula, { x: number; n: number; rate: number | null }>

/** Live release of a period by every named formula, as numerator, denominator and rate (null when n is 0). */
export function liveRelease(counts: ReleaseCounts): ReleaseRates {
  const of = (key: keyof ReleaseCounts): number => counts[key] ?? 0
  const live = of("adoption") + of("rto") + of("transferOut") + of("rtf") + of("otherLive")
  const ownerRequested = of("ownerRequestedEuthanasia")
  const lostOrDied = of("died") + of("lost")
  const nonLive = lostOrDied + of("shelterEuthanasia") + ownerRequested
  const outcomes = live + nonLive
  const share = (x: number, n: number) => ({ x, n, rate: n > 0 ? x / n : null })
  return {
    live,
    nonLive,
    outcomes,
    asilomar: share(live, outcomes - ownerRequested - lostOrDied),
    allOutcomes: share(live, outcomes),
    excludingOwnerRequested: share(live, outcomes - ownerRequested),
    intakeBased: share(live, of("intake")),
    saveRate: share(of("intake") - nonLive, of("intake")),
  }
}
