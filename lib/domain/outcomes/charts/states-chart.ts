import { incidenceAt } from "../aalen-johansen"
import type { Cell, Chart, Panel } from "../chart"
import type { Slice } from "../cohort-slice"
import { whyNoPercent } from "../small-numbers"
import { codeOfState, type ExitState } from "../stays"
import { dayWords } from "./adoption-chart"
import { incidenceOfSlice, SHOWN_DAYS, STATED_DAYS } from "./curves"
import { chartOf, cohortNotes, tableOver, unless } from "./frame"

/** The states in their fixed order from the floor up; cats in care lie between the live ways out and the others. */
export const STATE_LAYERS = [
  { key: "adopted", name: "Adopted", states: ["adoption"] },
  { key: "reclaimed", name: "Reclaimed", states: ["rto"] },
  { key: "transferred", name: "Transferred", states: ["transfer"] },
  { key: "field", name: "Returned to field", states: ["rtf"] },
  { key: "in_care", name: "In care", states: [] },
  { key: "lost_other", name: "Lost or other", states: ["other"] },
  { key: "non_live", name: "Died or euthanised", states: ["death"] },
] as const satisfies readonly { key: string; name: string; states: readonly ExitState[] }[]

/** C2: the shares of every way out and of those in care by day; they sum to 1. */
export function statesChart(slices: readonly Slice[]): Chart {
  const shares = slices.map(sharesOf)
  return chartOf("C2", slices, {
    method: "Aalen-Johansen, all ways out at once; the shares of every day sum to 100 %.",
    interval: "none drawn; C1 gives the interval of adoption",
    panels: slices.map((slice, index): Panel => {
      const title = slices.length > 1 ? slice.name : "Share of cats by day"
      return unless(whyNoPercent(slice.stays.length, "stays"), title, () => ({
        kind: "stack",
        title,
        xLabel: dayWords(slices),
        xs: shares[index]?.days ?? [],
        layers: STATE_LAYERS.map(({ name, key }) => ({
          name,
          shares: shares[index]?.byLayer.get(key) ?? [],
        })),
      }))
    }),
    tables: [
      tableOver(
        slices,
        "Share of cats by day",
        [
          { key: "day", label: "By day", measure: "place" },
          ...STATE_LAYERS.map(({ key, name }) => ({ key, label: name, measure: "share" as const })),
        ],
        (slice, index) => {
          const one = shares[index]
          if (!one || whyNoPercent(slice.stays.length, "stays") !== null) return []
          return STATED_DAYS.filter((day) => day <= (one.days.at(-1) ?? 0)).map((day): Cell[] => {
            const at = one.days.findLastIndex((known) => known <= day)
            return [day, ...STATE_LAYERS.map(({ key }) => one.byLayer.get(key)?.[at] ?? null)]
          })
        },
      ),
    ],
    notes: cohortNotes(slices),
  })
}

function sharesOf(slice: Slice): { days: number[]; byLayer: Map<string, number[]> } {
  const aj = incidenceOfSlice(slice)
  const days = [...new Set([0, ...aj.sets.times, ...STATED_DAYS])]
    .filter((t) => t <= Math.min(SHOWN_DAYS, aj.sets.times.at(-1) ?? 0))
    .sort((a, b) => a - b)
  const byLayer = new Map<string, number[]>()
  for (const { key, states } of STATE_LAYERS) {
    if (key === "in_care") continue
    const codes = states.map(codeOfState)
    byLayer.set(
      key,
      days.map((t) => codes.reduce((sum, code) => sum + (incidenceAt(aj, code, t).incidence ?? 0), 0)),
    )
  }
  const gone = [...byLayer.values()]
  byLayer.set(
    "in_care",
    days.map((_, i) => Math.max(0, 1 - gone.reduce((sum, list) => sum + (list[i] ?? 0), 0))),
  )
  return { days, byLayer }
}
