import { type Adoption, adoptionsOf, daysOf, isMatured } from "../adoptions"
import type { Cell, Chart, Panel } from "../chart"
import type { Slice } from "../cohort-slice"
import { kaplanMeier, survivalAt } from "../kaplan-meier"
import { detectableShare } from "../power"
import type { PlacementFact } from "../programme-data"
import { atRiskAt } from "../risk-sets"
import {
  NO_COMPARISON_BELOW,
  NO_INTERVAL_BELOW_AT_RISK,
  whyNoPercent,
  whyNotCompared,
} from "../small-numbers"
import { survivalCurve } from "./curves"
import { chartOf, cohortNotes, refused, tableOver, unless } from "./frame"

const RETURN_FREE_DAYS = [30, 90, 180, 365] as const
export const RETURN_SPANS = [
  { key: "early", label: "Up to 30 days", from: 0, to: 30 },
  { key: "middle", label: "31 to 90 days", from: 31, to: 90 },
  { key: "late", label: "Over 90 days", from: 91, to: Number.POSITIVE_INFINITY },
] as const

/** C4: Kaplan-Meier of adoptions without a return by the adopter. */
export function returnFreeChart(slices: readonly Slice[]): Chart {
  const lists = slices.map(adoptionsOf)
  const curves = lists.map((adoptions) =>
    kaplanMeier({
      time: Int32Array.from(adoptions, daysOf),
      event: Int8Array.from(adoptions, ({ end }) => (end === "returned" ? 1 : 0)),
    }),
  )
  const counted = slices.map(({ name }, i) => ({ name, n: lists[i]?.length ?? 0 }))
  const reason = slices.length > 1 ? whyNotCompared(counted) : whyNoPercent(counted[0]?.n ?? 0, "adoptions")
  const count = (how: Adoption["end"]) =>
    lists.reduce((sum, list) => sum + list.filter(({ end }) => end === how).length, 0)
  const [elsewhere, notThere] = [count("not_via_adopter"), count("not_in_home")]
  return chartOf("C4", slices, {
    method: "Kaplan-Meier from the adoption to the first return by its adopter; open adoptions are censored.",
    interval: "95 %, log-log",
    n: counted.map((one) => ({ ...one, unit: "adoptions" })),
    openStays: null,
    panels: [
      unless(reason, "Adoptions without a return", () => ({
        kind: "curves",
        title: "Adoptions without a return",
        xLabel: "Days since adoption",
        yLabel: "Not returned",
        measure: "share",
        curves: curves.map((km, i) => survivalCurve(km, slices[i]?.name ?? "")),
        atRisk: curves.map((km, i) => ({
          name: slices[i]?.name ?? "",
          counts: [0, ...RETURN_FREE_DAYS].map((x) => ({ x, n: atRiskAt(km.sets, x) })),
        })),
      })),
    ],
    tables: [
      tableOver(
        slices,
        "Not returned by day",
        [
          { key: "day", label: "By day", measure: "place" },
          { key: "free", label: "Not returned", measure: "share" },
          { key: "lower", label: "From", measure: "share" },
          { key: "upper", label: "To", measure: "share" },
          { key: "at_risk", label: "Still followed", measure: "count" },
          { key: "returned", label: "Returned by then", measure: "count" },
        ],
        (_, i) => {
          const km = curves[i]
          if (!km) return []
          return RETURN_FREE_DAYS.map((day): Cell[] => {
            const atRisk = atRiskAt(km.sets, day)
            const { survival, lower, upper } = survivalAt(km, day, "log-log")
            const hasInterval = atRisk >= NO_INTERVAL_BELOW_AT_RISK
            const returned = (lists[i] ?? []).filter(
              (one) => one.end === "returned" && daysOf(one) <= day,
            ).length
            const isShown = km.sets.n >= NO_INTERVAL_BELOW_AT_RISK
            return [
              day,
              isShown ? survival : null,
              hasInterval ? lower : null,
              hasInterval ? upper : null,
              atRisk,
              returned,
            ]
          })
        },
      ),
      tableOver(slices, "Trials, listed apart", TRIAL_COLUMNS, (slice) => [trialRow(slice)]),
    ],
    notes: [
      ...cohortNotes(slices),
      ...(elsewhere > 0
        ? [`${elsewhere} cats came back another way (found, seized): censored on that day.`]
        : []),
      ...(notThere > 0
        ? [
            `${notThere} homes told us that the cat is no longer there: censored on that day; C19 counts them.`,
          ]
        : []),
      "A cat that was taken to another shelter is not known to us: the true share returned may be higher.",
    ],
    canDetect: reason === null ? detectWords(slices, lists) : null,
  })
}

const JUDGED_DAY = 90

/** What two cohorts of this size could show about returns within 90 days, from the share of the first. */
function detectWords(slices: readonly Slice[], lists: readonly (readonly Adoption[])[]): string | null {
  const arms = slices
    .slice(0, 2)
    .map(({ prepared }, i) => (lists[i] ?? []).filter((one) => isMatured(one, JUDGED_DAY, prepared.dataEnd)))
  const [first, second] = arms
  if (!first || !second || first.length < NO_COMPARISON_BELOW || second.length < NO_COMPARISON_BELOW)
    return null
  const share =
    first.filter((one) => one.end === "returned" && daysOf(one) <= JUDGED_DAY).length / first.length
  const sizes = { n1: first.length, n2: second.length }
  const [more, fewer] = [detectableShare(share, sizes), detectableShare(share, { ...sizes, down: true })]
  const words = [
    ...(fewer === null ? [] : [`under ${(fewer * 100).toFixed(1)} %`]),
    ...(more === null ? [] : [`over ${(more * 100).toFixed(1)} %`]),
  ]
  const seen = `With ${first.length} and ${second.length} adoptions of at least ${JUDGED_DAY} days ago`
  return words.length === 0
    ? `${seen}, no difference from the first cohort's share of returns could be shown four times in five.`
    : `${seen}, the second cohort's share of returns within ${JUDGED_DAY} days would have to be ${words.join(" or ")} to be told from the first's four times in five.`
}

const TRIAL_COLUMNS = [
  { key: "trials", label: "Trials", measure: "count" },
  { key: "running", label: "Running", measure: "count" },
  { key: "ended", label: "Ended", measure: "count" },
] as const

const NO_TRIALS: readonly PlacementFact[] = []

function trialRow(slice: Slice): Cell[] {
  const { trialsByStay } = slice.prepared
  const trials: PlacementFact[] = []
  for (const { id } of slice.stays) trials.push(...(trialsByStay.get(id) ?? NO_TRIALS))
  const running = trials.filter(({ endedDay }) => endedDay === null).length
  return [trials.length, running, trials.length - running]
}

/** C5: returns by reason and by how long the adoption had lasted. */
export function returnReasonsChart(slices: readonly Slice[]): Chart {
  const lists = slices.map((slice) => adoptionsOf(slice).filter(({ end }) => end === "returned"))
  return chartOf("C5", slices, {
    method: "Counts of returns; a reason is the one the adopter gave, or not recorded.",
    interval: "none: these are counts",
    n: slices.map(({ name }, i) => ({ name, n: lists[i]?.length ?? 0, unit: "returns" })),
    openStays: null,
    panels: slices.map((slice, i) => reasonsPanel(slice.name, lists[i] ?? [], slices.length > 1)),
    tables: [
      tableOver(
        slices,
        "Returns by reason and time in the home",
        [
          { key: "reason", label: "Reason", measure: "text" },
          ...RETURN_SPANS.map(({ key, label }) => ({ key, label, measure: "count" as const })),
          { key: "all", label: "All", measure: "count" },
        ],
        (_, i) =>
          reasonsOf(lists[i] ?? []).map((reason): Cell[] => {
            const mine = (lists[i] ?? []).filter((one) => reasonOf(one) === reason)
            return [reasonWords(reason), ...RETURN_SPANS.map((span) => inSpan(mine, span)), mine.length]
          }),
      ),
    ],
    notes: [
      "A return is no failure of a cat or of a person; the reasons say what the next home should know.",
    ],
  })
}

const NOT_RECORDED = "not_recorded"
const reasonOf = (adoption: Adoption) => adoption.returnReason ?? NOT_RECORDED
/** A reason's key as words; the keys are made of their own words. */
export const reasonWords = (key: string): string => {
  const words = key.replaceAll("_", " ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}
const inSpan = (list: readonly Adoption[], { from, to }: { from: number; to: number }) =>
  list.filter((one) => daysOf(one) >= from && daysOf(one) <= to).length

function reasonsOf(list: readonly Adoption[]): string[] {
  const counts = new Map<string, number>()
  for (const one of list) counts.set(reasonOf(one), (counts.get(reasonOf(one)) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([reason]) => reason)
}

function reasonsPanel(name: string, list: readonly Adoption[], isOneOfMany: boolean): Panel {
  const title = `Returns by reason${isOneOfMany ? `: ${name}` : ""}`
  if (list.length === 0) return refused(title, "No return in this cohort so far.")
  const reasons = reasonsOf(list)
  return {
    kind: "bars",
    title,
    xLabel: "",
    yLabel: "Returns",
    places: reasons.map(reasonWords),
    layers: RETURN_SPANS.map((span) => ({
      name: span.label,
      counts: reasons.map((reason) =>
        inSpan(
          list.filter((one) => reasonOf(one) === reason),
          span,
        ),
      ),
    })),
  }
}
