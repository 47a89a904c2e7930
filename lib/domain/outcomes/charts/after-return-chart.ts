import { aalenJohansen } from "../aalen-johansen"
import type { Cell, Chart, Panel } from "../chart"
import { daysFollowed, isWithin } from "../cohort"
import type { Slice } from "../cohort-slice"
import type { KnownStay } from "../programme-data"
import { NO_INTERVAL_BELOW_AT_RISK, whyNoPercent } from "../small-numbers"
import { OUTCOMES } from "../stays"
import { STATED_DAYS, statedIncidence } from "./curves"
import { chartOf, tableOver, unless } from "./frame"

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
    notes: slices.some(({ landmark, filter }) => landmark > 0 || filter.clock === "available")
      ? [
          "Days count from the return whatever the cohort's clock; conditions at a landmark do not apply here.",
        ]
      : [],
  })
}

/** Stays of the window that began with a return, from that day on: the cohort's clock and landmark would begin later. */
function returnStays(slice: Slice): { time: number[]; event: number[] } {
  const stays = slice.matching.filter(
    (stay) => isWithin(stay.intakeDay, slice.from, slice.to) && isReturnStay(slice, stay),
  )
  return {
    time: stays.map((stay) => daysFollowed(stay, "intake", slice.prepared.dataEnd)),
    event: stays.map(codeAfterReturn),
  }
}

/** A stay begins with a return when its record says so, or when an owner gave the cat up after a stay that ended with an adoption. */
function isReturnStay(slice: Slice, stay: KnownStay): boolean {
  if (stay.isReturn) return true
  if (stay.intakeType !== "owner_relinquished") return false
  const stays = slice.prepared.staysByCat.get(stay.catKey) ?? []
  return stays[stays.indexOf(stay) - 1]?.outcome === "adoption"
}
