import "server-only"
import { dayFromIso } from "@/lib/domain/calendar/day"
import type { Chart } from "@/lib/domain/outcomes/chart"
import { CHART_LIST, type ChartId } from "@/lib/domain/outcomes/charts/chart-list"
import type { CohortQuestion } from "@/lib/domain/outcomes/figure-question"
import { matchingIds } from "@/lib/features/cats/list-queries"
import { CatListParams, readListQuery } from "@/lib/features/cats/list-schema"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { askFigures } from "./figures-queries"
import { COHORT_LETTERS, type CohortParams, type OutcomesParams } from "./schema"

/** The charts of one part of the page, or one chart, for the cohorts of an address. */
export async function chartsOf(viewer: Viewer, params: OutcomesParams, only?: ChartId): Promise<Chart[]> {
  const ids = CHART_LIST.filter(({ id, part }) => (only ? id === only : part === params.part)).map(
    ({ id }) => id,
  )
  const cohorts = await cohortQuestions(viewer, params)
  return askFigures(viewer, { ask: "charts", ids, cohorts, options: { formula: params.formula } })
}

/** The cohorts of an address as the figures take them, each with the name it is shown by. */
export const cohortQuestions = (
  viewer: Viewer,
  { cohorts }: Pick<OutcomesParams, "cohorts">,
): Promise<CohortQuestion[]> =>
  Promise.all(cohorts.map((cohort, i) => cohortQuestion(viewer, cohort, nameOf(cohort, i, cohorts.length))))

/** A cohort's own name, or its letter where there are several. */
export const nameOf = (cohort: CohortParams, index: number, of: number): string =>
  cohort.name ?? (of === 1 ? "All cats" : `Cohort ${COHORT_LETTERS[index] ?? index + 1}`)

async function cohortQuestion(viewer: Viewer, cohort: CohortParams, name: string): Promise<CohortQuestion> {
  return {
    name,
    from: cohort.from ? dayFromIso(cohort.from) : null,
    to: cohort.to ? dayFromIso(cohort.to) : null,
    clock: cohort.clock,
    ageBand: cohort.age ?? null,
    intakeType: cohort.intake ?? null,
    sex: cohort.sex ?? null,
    potential: cohort.potential ?? null,
    trained: cohort.trained === undefined ? null : cohort.trained === "yes",
    landmark: cohort.landmark ?? null,
    catKeys: cohort.view ? await catsOfView(viewer, cohort.view) : null,
    includesInCare: cohort.incare === "yes",
  }
}

/** The cats a saved view shows now; a view that is gone, or somebody's own, shows none. */
async function catsOfView(viewer: Viewer, viewId: string): Promise<string[]> {
  const view = await read(viewer, (db) =>
    db.savedView.findFirst({
      where: { id: viewId, OR: [{ ownerId: viewer.personId }, { isShared: true }] },
      select: { query: true },
    }),
  )
  if (!view) return []
  const params = CatListParams.parse(readListQuery(new URLSearchParams(view.query)))
  return matchingIds(viewer, params, Number.POSITIVE_INFINITY)
}

/** Cohorts the shelter keeps, by name. */
export const savedCohorts = (viewer: Viewer) =>
  read(viewer, (db) =>
    db.savedCohort.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true, query: true } }),
  )
export type SavedCohort = Awaited<ReturnType<typeof savedCohorts>>[number]
