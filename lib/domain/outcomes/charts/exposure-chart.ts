import { EXPOSURE_GROUPS, type ExposedCat } from "@/lib/domain/matching/exposure-groups"
import { aalenJohansen } from "../aalen-johansen"
import type { Cell, Chart, Estimate } from "../chart"
import { columnsWhere, type Slice, sliceOf } from "../cohort-slice"
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
    const belongs = EXPOSURE_GROUPS.map(() => new Uint8Array(slice.stays.length))
    slice.stays.forEach((stay, i) => {
      const cat = asExposed(stay, slice.prepared.traits[stay.catIndex])
      for (let g = 0; g < belongs.length; g++) if (EXPOSURE_GROUPS[g]?.holds(cat)) (belongs[g] ?? NONE)[i] = 1
    })
    return EXPOSURE_GROUPS.map((group, g) => ({ ...group, ...adoptedBy(slice, belongs[g] ?? NONE) }))
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

const NONE = new Uint8Array(0)

/** A group (1 at each of its stays) beside the rest. */
function adoptedBy(slice: Slice, belongs: Uint8Array): { members: Adopted; rest: Adopted } {
  const size = belongs.reduce((sum, one) => sum + one, 0)
  const isShown = Math.min(size, belongs.length - size) >= NO_COMPARISON_BELOW
  const adopted = (which: number, n: number): Adopted => {
    if (!isShown) return { n, value: null, lower: null, upper: null }
    const rows = columnsWhere(slice, belongs, which)
    const { value, lower, upper } = statedIncidence(aalenJohansen(rows), ADOPTION, BY_DAY)
    return { n, value, lower, upper }
  }
  return { members: adopted(1, size), rest: adopted(0, belongs.length - size) }
}
