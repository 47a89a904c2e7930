import { ageBand } from "@/lib/domain/calendar/age"
import { isoFromDay } from "@/lib/domain/calendar/day"
import { type Cohort, type CohortRequest, isWithin, pickCohort } from "./cohort"
import { incidenceRows } from "./incidence-figures"
import { countIntakes, countOutcomes, monthlyFigures, releaseFigures, type Window } from "./monthly-figures"
import { summarise } from "./quantile"
import { followAdoptions, returnFigures } from "./returns"
import { codeOfState, OUTCOMES, type Stay } from "./stays"
import { comparisonBlock, survivalBlock } from "./survival-figures"

/** The comparisons of the outcome document: which group a stay belongs to, null = not known, left out. */
export const COMPARISONS = [
  { key: "sex", block: "by_sex", groupOf: (stay: Stay) => (stay.sex === "unknown" ? null : stay.sex) },
  {
    key: "intakeType",
    block: "by_intake_type",
    // Only these two are many and unlike enough to compare.
    groupOf: (stay: Stay) =>
      stay.intakeType === "owner_relinquished" || stay.intakeType === "stray" ? stay.intakeType : null,
  },
  {
    key: "ageBand",
    block: "by_age_group",
    groupOf: (stay: Stay) => {
      const band = ageBand(stay.birthDay, stay.intakeDay)
      return band === "unknown" ? null : band
    },
  },
] as const
export type Comparison = (typeof COMPARISONS)[number]["key"]

export type FigureRequest = CohortRequest & { by?: Comparison | null }

/**
 * The document of `outcomes --json`: stay counts, plain lengths of stay, Kaplan-Meier, Aalen-Johansen, the three
 * comparisons (or the one asked for), returns, months, totals and live release. Survival figures use the cohort
 * (intakes in the window), returns and live release the adoptions and outcomes of the window.
 */
export function cohortFigures(request: FigureRequest) {
  const cohort = pickCohort(request)
  const { known, dataEnd, time, event, from, to } = cohort
  const window: Window = { from: from ?? 0, to: Math.min(to ?? 0, dataEnd ?? 0) }
  const adoption = codeOfState("adoption")
  const adopted = Int32Array.from(event, (code) => (code === adoption ? 1 : 0))
  const adoptions = followAdoptions(known, dataEnd ?? 0).filter(({ adoptedDay }) =>
    isWithin(adoptedDay, window.from, window.to),
  )
  return {
    ...stayCounts(cohort),
    los_plain: plainLengths(cohort),
    km_adoption: survivalBlock({ time, event: adopted }),
    km_any_exit: survivalBlock({ time, event }),
    ...comparisons(cohort, adopted, request.by ?? null),
    aalen_johansen: incidenceRows({ time, event }),
    returns: returnFigures(adoptions),
    monthly: known.length === 0 ? [] : monthlyFigures(known, window),
    totals: {
      intake: countIntakes(known, window),
      intakes_before_window: known.filter((stay) => stay.intakeDay < window.from).length,
      outcome: countOutcomes(known, window),
    },
    live_release: releaseFigures(known, window),
  }
}

export type CohortFigures = ReturnType<typeof cohortFigures>

function stayCounts({ known, stays, dataStart, dataEnd, from, to, clock, leftOut }: Cohort) {
  const write = (day: number | null) => (day === null ? null : isoFromDay(day))
  return {
    clock,
    data_start: write(dataStart),
    data_end: write(dataEnd),
    cohort_intake_from: write(from),
    cohort_intake_to: write(to),
    stays: known.length,
    stays_all: known.length,
    stays_cohort: stays.length,
    animals_all: new Set(known.map((stay) => stay.catKey)).size,
    open_at_data_end: known.filter((stay) => stay.outcome === null).length,
    left_out: { outcome_before_intake: leftOut.outcomeBeforeIntake, not_available: leftOut.notAvailable },
  }
}

function plainLengths({ stays, time }: Cohort) {
  const lengths = new Map<string, number[]>(OUTCOMES.map(({ key }) => [key, []]))
  stays.forEach((stay, i) => {
    if (stay.outcome !== null) lengths.get(stay.outcome)?.push(time[i] ?? 0)
  })
  const happened = [...lengths].filter(([, list]) => list.length > 0)
  return {
    all_closed: summarise(happened.flatMap(([, list]) => list)),
    by_outcome: Object.fromEntries(
      happened.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, list]) => [key, summarise(list)]),
    ),
  }
}

type ComparisonBlocks = Partial<
  Record<(typeof COMPARISONS)[number]["block"], ReturnType<typeof comparisonBlock>>
>

function comparisons(cohort: Cohort, adopted: Int32Array, by: Comparison | null): ComparisonBlocks {
  const blocks: ComparisonBlocks = {}
  for (const { key, block, groupOf } of COMPARISONS) {
    if (by !== null && by !== key) continue
    blocks[block] = comparisonBlock({ time: cohort.time, event: adopted, group: cohort.stays.map(groupOf) })
  }
  return blocks
}
