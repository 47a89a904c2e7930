import { TIER_NAMES, TIERS, type Tier } from "@/lib/domain/suitability/tiers"
import { aalenJohansen } from "../aalen-johansen"
import type { Cell, Chart, Panel } from "../chart"
import { isEnrolledBy, partOf, potentialAt, type Slice, sliceOf, startOf } from "../cohort-slice"
import { type ChangingCourse, LANDMARK_DAYS, startStopRows } from "../landmark"
import { detectableHazardRatio } from "../power"
import { enrolledIn, type KnownStay } from "../programme-data"
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
  const known = base.stays.map((stay) => knownAt(base, stay))
  const armsOf = (tier: Tier | null) => {
    const isIn = (trained: boolean) => (_: KnownStay, i: number) =>
      known[i]?.isEnrolled === trained && (tier === null || known[i]?.potential === tier)
    return { trained: partOf(base, GROUPS[0], isIn(true)), untrained: partOf(base, GROUPS[1], isIn(false)) }
  }
  const tiers = TIERS.filter((tier) => cohort.filter.potential === null || cohort.filter.potential === tier)
  const strata: Arms[] = tiers.map((tier) => ({ tier: TIER_NAMES[tier], ...armsOf(tier) }))
  const all = armsOf(cohort.filter.potential)
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
      ...unknownNote(known, landmark),
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
    const enrolled = enrolledIn(plain.prepared, stay)
    const course: ChangingCourse = {
      time: plain.time[i] ?? 0,
      event: plain.event[i] ?? 0,
      changedAt: enrolled ? Math.max(0, enrolled.day - startOf(stay, plain.filter.clock)) : null,
    }
    if (course.changedAt === null) {
      untrained.time.push(course.time)
      untrained.event.push(course.event)
      untrained.entry.push(0)
      return
    }
    for (const row of startStopRows([course])) {
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
    const judged = slice.stays.flatMap((_, i) => {
      const [time, code] = [slice.time[i] ?? 0, slice.event[i] ?? 0]
      return code !== 0 || time >= JUDGED_DAY ? [code === ADOPTION && time <= JUDGED_DAY] : []
    })
    return { x: judged.filter(Boolean).length, n: judged.length }
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

/** What was known of a stay on its landmark day. */
function knownAt(slice: Slice, stay: KnownStay) {
  const day = startOf(stay, slice.filter.clock) + slice.landmark
  return {
    isEnrolled: isEnrolledBy(slice.prepared, stay, day),
    potential: potentialAt(slice.prepared, stay, day),
  }
}

function unknownNote(known: readonly { potential: Tier | null }[], landmark: number): string[] {
  const unknown = known.filter(({ potential }) => potential === null).length
  return unknown > 0
    ? [
        `${unknown} stays had no sufficient assessment by day ${landmark} and stand in no panel of a potential.`,
      ]
    : []
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
