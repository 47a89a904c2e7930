import { TIER_NAMES, TIERS, type Tier } from "@/lib/domain/suitability/tiers"
import { aalenJohansen } from "../aalen-johansen"
import type { Cell, Chart, Panel } from "../chart"
import { isEnrolledBy, partsOf, potentialAt, type Slice, sliceOf, startOf } from "../cohort-slice"
import { LANDMARK_DAYS, startStopRows } from "../landmark"
import { detectableHazardRatio } from "../power"
import { enrolledIn } from "../programme-data"
import { NO_PERCENT_BELOW, whyNotCompared } from "../small-numbers"
import { codeOfState } from "../stays"
import { type Standardised, type Stratum, standardise } from "../strata"
import { rateRatio } from "./adoption-chart"
import { atRiskRow, incidenceCurve, incidenceOfSlice, STATED_DAYS, statedIncidence } from "./curves"
import { chartOf, cohortNotes, tableOver, unless } from "./frame"

const ADOPTION = codeOfState("adoption")
const JUDGED_DAY = 60
const GROUPS = ["In training", "Not in training"] as const
type Arms = { tier: string; trained: Slice; untrained: Slice }

/**
 * C15: time to adoption from the landmark day by whether the cat was enrolled by then, one panel per potential of that day,
 * and the same by status as it changed. There is no way to draw it without one of the two.
 */
export function landmarkChart(slices: readonly Slice[]): Chart {
  const [cohort] = slices
  if (!cohort) return chartOf("C15", slices, { method: "", interval: "", panels: [], tables: [] })
  const landmark = cohort.filter.landmark ?? LANDMARK_DAYS[0]
  const base = sliceOf(cohort.prepared, { ...cohort.filter, landmark, trained: null, potential: null })
  const tiers = TIERS.filter((tier) => cohort.filter.potential === null || cohort.filter.potential === tier)
  const { strata, all, unknown } = armsOf(base, tiers)
  const standard = standardise(strata.map(({ trained, untrained }) => stratumOf(trained, untrained)))
  return chartOf("C15", [cohort], {
    method: `Aalen-Johansen from day ${landmark} on, by enrolment as it stood that day; stays that ended by then are left out.`,
    interval: "95 %, log-log",
    n: [all.trained, all.untrained].map((slice) => ({
      name: slice.name,
      n: slice.stays.length,
      unit: `stays over ${landmark} days`,
    })),
    panels: [...strata.map(stratumPanel), changingPanel(cohort)],
    tables: [
      tableOver([cohort], `Adopted by day after day ${landmark}`, VALUE_COLUMNS, () =>
        strata.flatMap(({ tier, trained, untrained }) =>
          [trained, untrained].flatMap((arm) => valueRows(tier, arm)),
        ),
      ),
      tableOver([cohort], "Rate of adoption in training against not in training", RATIO_COLUMNS, () =>
        strata.map(({ tier, trained, untrained }): Cell[] => {
          const isCompared = whyNotCompared(sizes(trained, untrained)) === null
          const test = isCompared ? rateRatio(untrained, trained) : null
          return [
            tier,
            trained.stays.length,
            untrained.stays.length,
            test?.ratio ?? null,
            test?.lower ?? null,
            test?.upper ?? null,
          ]
        }),
      ),
      tableOver(
        [cohort],
        `Adopted within ${JUDGED_DAY} days after day ${landmark}, crude and standardised to the potentials`,
        STANDARD_COLUMNS,
        () => standardRows(standard),
      ),
    ],
    notes: [
      "An association, no effect of training: bold cats are enrolled and adopted sooner, and who is enrolled is chosen by people.",
      `${all.trained.dropped} stays had ended by day ${landmark} and are left out.`,
      ...(unknown > 0
        ? [
            `${unknown} stays had no sufficient assessment by day ${landmark} and stand in no panel of a potential.`,
          ]
        : []),
      ...(standard.isSimpson
        ? [
            "The comparison turns round or moves by more than ten points within the potentials: both figures are shown, and the crude one misleads.",
          ]
        : []),
      ...(slices.length > 1 ? [`Only the first cohort, ${cohort.name}, is drawn here.`] : []),
      ...cohortNotes([cohort]).filter((note) => !note.includes("time starts")),
    ],
    canDetect: detectWords(all),
  })
}

const VALUE_COLUMNS = [
  { key: "tier", label: "Potential", measure: "text" },
  { key: "group", label: "Group", measure: "text" },
  { key: "day", label: "By day", measure: "place" },
  { key: "adopted", label: "Adopted", measure: "share" },
  { key: "lower", label: "From", measure: "share" },
  { key: "upper", label: "To", measure: "share" },
  { key: "at_risk", label: "At risk", measure: "count" },
] as const
const RATIO_COLUMNS = [
  { key: "tier", label: "Potential", measure: "text" },
  { key: "trained", label: "In training", measure: "count" },
  { key: "untrained", label: "Not in training", measure: "count" },
  { key: "ratio", label: "Rate ratio", measure: "number" },
  { key: "lower", label: "From", measure: "number" },
  { key: "upper", label: "To", measure: "number" },
] as const
const STANDARD_COLUMNS = [
  { key: "figure", label: "Figure", measure: "text" },
  { key: "trained", label: "In training", measure: "share" },
  { key: "untrained", label: "Not in training", measure: "share" },
] as const

const sizes = (trained: Slice, untrained: Slice) =>
  [trained, untrained].map(({ name, stays }) => ({ name, n: stays.length }))

function stratumPanel({ tier, trained, untrained }: Arms): Panel {
  return unless(whyNotCompared(sizes(trained, untrained)), tier, () => {
    const arms = [trained, untrained].map((slice) => ({ slice, aj: incidenceOfSlice(slice) }))
    return {
      kind: "curves",
      title: tier,
      xLabel: `Days since day ${trained.landmark}`,
      yLabel: "Adopted",
      measure: "share",
      curves: arms.map(({ slice, aj }) => incidenceCurve(aj, ADOPTION, slice.name)),
      atRisk: arms.map(({ slice, aj }) => atRiskRow(aj.sets, slice.name, [0, ...STATED_DAYS])),
    }
  })
}

/** Status as it changes (Simon and Makuch): a cat counts as not in training until the day it is enrolled. */
function changingPanel(cohort: Slice): Panel {
  const plain =
    cohort.filter.trained === null && cohort.landmark === 0
      ? cohort
      : sliceOf(cohort.prepared, { ...cohort.filter, trained: null, potential: null, landmark: null })
  const arms = changingArms(plain)
  const title = "All potentials, by status as it changed"
  return unless(whyNotCompared(arms.map(({ name, time }) => ({ name, n: time.length }))), title, () => {
    const curves = arms.map(({ name, ...rows }) => ({ name, aj: aalenJohansen(rows) }))
    return {
      kind: "curves",
      title,
      xLabel: plain.filter.clock === "available" ? "Days since made available" : "Days since intake",
      yLabel: "Adopted",
      measure: "share",
      curves: curves.map(({ name, aj }) => incidenceCurve(aj, ADOPTION, name)),
      atRisk: curves.map(({ name, aj }) => atRiskRow(aj.sets, name, [1, ...STATED_DAYS])),
    }
  })
}

/** Start-stop rows of both states as columns. Most cats never change, and stand in theirs as they are. */
function changingArms(plain: Slice): { name: string; time: number[]; event: number[]; entry: number[] }[] {
  const [trained, untrained] = GROUPS.map((name) => ({
    name,
    time: [] as number[],
    event: [] as number[],
    entry: [] as number[],
  }))
  if (!trained || !untrained) return []
  plain.stays.forEach((stay, i) => {
    const [time, event] = [plain.time[i] ?? 0, plain.event[i] ?? 0]
    const enrolled = enrolledIn(plain.prepared, stay)
    if (enrolled === null) {
      untrained.time.push(time)
      untrained.event.push(event)
      untrained.entry.push(0)
      return
    }
    const changedAt = Math.max(0, enrolled.day - startOf(stay, plain.filter.clock))
    for (const row of startStopRows([{ time, event, changedAt }])) {
      const arm = row.changed ? trained : untrained
      arm.time.push(row.time)
      arm.event.push(row.event)
      arm.entry.push(row.entry)
    }
  })
  return [trained, untrained]
}

function valueRows(tier: string, arm: Slice): Cell[][] {
  const aj = incidenceOfSlice(arm)
  return STATED_DAYS.map((day) => {
    const { value, lower, upper, atRisk } = statedIncidence(aj, ADOPTION, day)
    return [tier, arm.name, day, arm.stays.length < NO_PERCENT_BELOW ? null : value, lower, upper, atRisk]
  })
}

/** Stays followed for the judged days after the landmark, or ended within them. */
function stratumOf(trained: Slice, untrained: Slice): Stratum {
  const count = (slice: Slice) => {
    let [x, n] = [0, 0]
    for (let i = 0; i < slice.time.length; i++) {
      const time = slice.time[i] ?? 0
      const code = slice.event[i] ?? 0
      if (code === 0 && time < JUDGED_DAY) continue
      n++
      if (code === ADOPTION && time <= JUDGED_DAY) x++
    }
    return { x, n }
  }
  const [a, b] = [count(trained), count(untrained)]
  return { x1: a.x, n1: a.n, x2: b.x, n2: b.n }
}

function standardRows({ crude, standardised }: Standardised): Cell[][] {
  return [
    ["Crude", crude?.[0] ?? null, crude?.[1] ?? null],
    ["Standardised to the potentials of all", standardised?.[0] ?? null, standardised?.[1] ?? null],
  ]
}

/** The stays by enrolment and potential as they stood on the landmark day: of each potential, and of all that are asked for. */
function armsOf(base: Slice, tiers: readonly Tier[]) {
  const { prepared, filter, landmark, stays } = base
  const [ofTier, ofAll] = [new Int8Array(stays.length), new Int8Array(stays.length)]
  let unknown = 0
  stays.forEach((stay, i) => {
    const day = startOf(stay, filter.clock) + landmark
    const group = isEnrolledBy(prepared, stay, day) ? 0 : 1
    const potential = potentialAt(prepared, stay, day)
    if (potential === null) unknown++
    const tier = potential === null ? -1 : tiers.indexOf(potential)
    ofTier[i] = tier < 0 ? -1 : tier * 2 + group
    ofAll[i] = filter.potential === null || tier >= 0 ? group : -1
  })
  const parts = partsOf(
    base,
    tiers.flatMap(() => GROUPS),
    ofTier,
  )
  const pair = (list: readonly Slice[], at: number) => {
    const [trained, untrained] = list.slice(at, at + 2)
    if (!trained || !untrained) throw new RangeError("a cohort parts into those in training and the others")
    return { trained, untrained }
  }
  const strata = tiers.map((tier, at): Arms => ({ tier: TIER_NAMES[tier], ...pair(parts, at * 2) }))
  return { strata, all: pair(partsOf(base, GROUPS, ofAll), 0), unknown }
}

function detectWords({ trained, untrained }: { trained: Slice; untrained: Slice }): string | null {
  const adoptions = [trained, untrained].reduce(
    (sum, { event }) => sum + event.reduce((count, code) => count + (code === ADOPTION ? 1 : 0), 0),
    0,
  )
  const ratio = detectableHazardRatio(adoptions, { n1: trained.stays.length, n2: untrained.stays.length })
  if (ratio === null) return null
  return `With ${adoptions} adoptions after the landmark, a rate ratio nearer to 1 than ${ratio.toFixed(2)} would go unseen more often than one time in five, before any split by potential.`
}
