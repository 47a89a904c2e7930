import { EXPOSURE_GROUPS, type ExposedCat } from "@/lib/domain/matching/exposure-groups"
import { aalenJohansen } from "../aalen-johansen"
import type { Cell, Chart, Estimate } from "../chart"
import { type Slice, sliceOf } from "../cohort-slice"
import type { CatTraits, KnownStay } from "../programme-data"
import { NO_COMPARISON_BELOW } from "../small-numbers"
import { codeOfState } from "../stays"
import { statedIncidence } from "./curves"
import { chartOf, cohortNotes, refused, tableOver } from "./frame"

const ADOPTION = codeOfState("adoption")
const BY_DAY = 60

/** C16: share adopted by day 60 since made available, for the groups that lists tend to pass over and for the rest. */
export function exposureChart(slices: readonly Slice[]): Chart {
  const available = slices.map((slice) => sliceOf(slice.prepared, { ...slice.filter, clock: "available" }))
  const found = available.map((slice) => {
    const cats = slice.stays.map((stay) => asExposed(stay, slice.prepared.traitsByCat.get(stay.catKey)))
    return EXPOSURE_GROUPS.map((group) => {
      const holds = cats.map((cat) => group.holds(cat))
      return { ...group, ...adoptedBy(slice, holds) }
    })
  })
  const places = EXPOSURE_GROUPS.map(({ label }) => label)
  const isEmpty = found.every((groups) => groups.every(({ members }) => members.value === null))
  return chartOf("C16", available, {
    method: `Aalen-Johansen at day ${BY_DAY} since made available; a group is shown beside the rest when both have ${NO_COMPARISON_BELOW} stays.`,
    interval: "95 %, log-log",
    panels: [
      isEmpty
        ? refused(
            `Adopted by day ${BY_DAY}`,
            `No group and its rest have ${NO_COMPARISON_BELOW} stays made available: the table gives the counts.`,
          )
        : {
            kind: "points",
            title: `Adopted by day ${BY_DAY}`,
            xLabel: "",
            yLabel: "Adopted",
            measure: "share",
            places,
            series: available.flatMap(({ name }, i) => {
              const of = (which: "members" | "rest") =>
                (found[i] ?? []).map((group): Estimate => group[which])
              const prefix = slices.length > 1 ? `${name}: ` : ""
              return [
                { name: `${prefix}The group`, isJoined: false, values: of("members") },
                { name: `${prefix}The rest`, isJoined: false, values: of("rest") },
              ]
            }),
            marks: [],
          },
    ],
    tables: [
      tableOver(
        available,
        `Adopted by day ${BY_DAY} since made available`,
        [
          { key: "group", label: "Group", measure: "text" },
          { key: "n", label: "Stays", measure: "count" },
          { key: "share", label: "Adopted", measure: "share" },
          { key: "lower", label: "From", measure: "share" },
          { key: "upper", label: "To", measure: "share" },
          { key: "rest_n", label: "Stays of the rest", measure: "count" },
          { key: "rest", label: "The rest", measure: "share" },
          { key: "rest_lower", label: "From (rest)", measure: "share" },
          { key: "rest_upper", label: "To (rest)", measure: "share" },
        ],
        (_, i) =>
          (found[i] ?? []).map(({ label, members, rest }): Cell[] => [
            label,
            members.n,
            members.value,
            members.lower,
            members.upper,
            rest.n,
            rest.value,
            rest.lower,
            rest.upper,
          ]),
      ),
    ],
    notes: [
      ...cohortNotes(available),
      "What is not known of a cat counts as the rest. Colour is never used to rate or match; it stands here to notice a list that passes cats over.",
    ],
  })
}

const asExposed = (stay: KnownStay, traits: CatTraits | undefined): ExposedCat => ({
  id: stay.catKey,
  los: 0,
  exposure: 0,
  ageMonths: stay.ageMonths,
  colour: traits?.colour ?? null,
  isFivPositive: traits?.isFivPositive === true,
  peopleMean: traits?.peopleMean ?? null,
})

type Adopted = Estimate & { n: number }

/** A group and the rest in one pass. */
function adoptedBy(slice: Slice, holds: readonly boolean[]): { members: Adopted; rest: Adopted } {
  const [members, rest] = [rowsOf(), rowsOf()]
  holds.forEach((one, i) => {
    const rows = one ? members : rest
    rows.time.push(slice.time[i] ?? 0)
    rows.event.push(slice.event[i] ?? 0)
    rows.entry.push(slice.entry?.[i] ?? 0)
  })
  const isShown = members.time.length >= NO_COMPARISON_BELOW && rest.time.length >= NO_COMPARISON_BELOW
  return { members: adoptedOf(members, isShown), rest: adoptedOf(rest, isShown) }
}

const rowsOf = () => ({ time: [] as number[], event: [] as number[], entry: [] as number[] })

function adoptedOf(rows: ReturnType<typeof rowsOf>, isShown: boolean): Adopted {
  const n = rows.time.length
  if (!isShown) return { n, value: null, lower: null, upper: null }
  const { value, lower, upper } = statedIncidence(aalenJohansen(rows), ADOPTION, BY_DAY)
  return { n, value, lower, upper }
}
