import { aalenJohansen } from "../aalen-johansen"
import { type Adoption, adoptionsOf, daysOf } from "../adoptions"
import type { Cell, Chart, Panel } from "../chart"
import type { Slice } from "../cohort-slice"
import { kaplanMeier, survivalAt } from "../kaplan-meier"
import type { KnownStay } from "../programme-data"
import { atRiskAt } from "../risk-sets"
import { NO_INTERVAL_BELOW_AT_RISK, whyNoPercent, whyNotCompared } from "../small-numbers"
import { OUTCOMES } from "../stays"
import { STATED_DAYS, statedIncidence, survivalCurve } from "./curves"
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
      time: adoptions.map(daysOf),
      event: adoptions.map(({ end }) => (end === "returned" ? 1 : 0)),
    }),
  )
  const counted = slices.map(({ name }, i) => ({ name, n: lists[i]?.length ?? 0 }))
  const reason = slices.length > 1 ? whyNotCompared(counted) : whyNoPercent(counted[0]?.n ?? 0, "adoptions")
  const elsewhere = lists.flat().filter(({ end }) => end === "not_via_adopter").length
  const notThere = lists.flat().filter(({ end }) => end === "not_in_home").length
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
  })
}

const TRIAL_COLUMNS = [
  { key: "trials", label: "Trials", measure: "count" },
  { key: "running", label: "Running", measure: "count" },
  { key: "ended", label: "Ended", measure: "count" },
] as const

function trialRow(slice: Slice): Cell[] {
  const ids = new Set(slice.stays.map(({ id }) => id))
  const trials = slice.prepared.data.placements.filter(
    ({ kind, stayId }) => kind === "trial" && ids.has(stayId),
  )
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

const AFTER_RETURN = [
  { code: 1, key: "readopted", name: "Adopted again" },
  { code: 2, key: "other_live", name: "Another live way out" },
  { code: 3, key: "non_live", name: "Died, euthanised or lost" },
] as const
const LIVE = new Map<string, boolean>(OUTCOMES.map(({ key, isLive }) => [key, isLive]))

function codeAfterReturn({ outcome }: KnownStay): number {
  if (outcome === null) return 0
  if (outcome === "adoption") return 1
  return LIVE.get(outcome) ? 2 : 3
}

/** C6: what becomes of stays that began with a return. */
export function afterReturnChart(slices: readonly Slice[]): Chart {
  const rows = slices.map(returnStays)
  const curves = rows.map(({ time, event }) => aalenJohansen({ time, event }))
  return chartOf("C6", slices, {
    method:
      "Aalen-Johansen from the day the cat came back; the ways out compete, cats still here are censored.",
    interval: "95 %, log-log, in the table",
    n: slices.map(({ name }, i) => ({ name, n: rows[i]?.time.length ?? 0, unit: "stays after a return" })),
    openStays: rows.reduce((sum, { event }) => sum + event.filter((code) => code === 0).length, 0),
    panels: slices.map((slice, i): Panel => {
      const title = slices.length > 1 ? `After a return: ${slice.name}` : "After a return"
      const aj = curves[i]
      return unless(whyNoPercent(rows[i]?.time.length ?? 0, "stays after a return"), title, () => {
        const xs = [...new Set([0, ...(aj?.sets.times ?? [])])].filter((t) => t <= 365)
        const shares = AFTER_RETURN.map(({ code }) =>
          xs.map((t) => (aj ? statedIncidence(aj, code, t).value : 0) ?? 0),
        )
        const here = xs.map((_, k) => Math.max(0, 1 - shares.reduce((sum, list) => sum + (list[k] ?? 0), 0)))
        const [again, live, dead] = shares
        return {
          kind: "stack",
          title,
          xLabel: "Days since the return",
          xs,
          layers: [
            { name: AFTER_RETURN[0].name, shares: again ?? [] },
            { name: AFTER_RETURN[1].name, shares: live ?? [] },
            { name: "In care", shares: here },
            { name: AFTER_RETURN[2].name, shares: dead ?? [] },
          ],
        }
      })
    }),
    tables: [
      tableOver(
        slices,
        "After a return, by day",
        [
          { key: "day", label: "By day", measure: "place" },
          { key: "what", label: "What became of the cat", measure: "text" },
          { key: "share", label: "Share", measure: "share" },
          { key: "lower", label: "From", measure: "share" },
          { key: "upper", label: "To", measure: "share" },
        ],
        (_, i) => {
          const aj = curves[i]
          if (!aj || aj.sets.n < NO_INTERVAL_BELOW_AT_RISK) return []
          return STATED_DAYS.flatMap((day) =>
            AFTER_RETURN.map(({ code, name }): Cell[] => {
              const { value, lower, upper } = statedIncidence(aj, code, day)
              return [day, name, value, lower, upper]
            }),
          )
        },
      ),
    ],
  })
}

function returnStays(slice: Slice): { time: number[]; event: number[] } {
  const time: number[] = []
  const event: number[] = []
  slice.stays.forEach((stay, i) => {
    if (!isReturnStay(slice, stay)) return
    time.push(slice.time[i] ?? 0)
    event.push(codeAfterReturn(stay))
  })
  return { time, event }
}

/** A stay begins with a return when its record says so, or when the cat's stay before it ended with an adoption. */
function isReturnStay(slice: Slice, stay: KnownStay): boolean {
  if (stay.isReturn !== undefined && stay.isReturn) return true
  const stays = slice.prepared.staysByCat.get(stay.catKey) ?? []
  return stay.intakeType === "owner_relinquished" && stays[stays.indexOf(stay) - 1]?.outcome === "adoption"
}
