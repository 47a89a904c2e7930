import { Text, Title } from "@mantine/core"
import { v7 as newId } from "uuid"
import { SyncNotes } from "@/components/imports/last-sync"
import { ChartFigure } from "@/components/outcomes/chart-figure"
import { CohortPicker } from "@/components/outcomes/cohort-picker"
import { PartNav } from "@/components/outcomes/part-nav"
import { SavedCohorts } from "@/components/outcomes/saved-cohorts"
import { can } from "@/lib/domain/access/table"
import { listViews } from "@/lib/features/cats/views-queries"
import { lastSyncs } from "@/lib/features/imports/sources-queries"
import { chartsOf, savedCohorts } from "@/lib/features/outcomes/charts-queries"
import {
  cohortQuery,
  outcomesQuery,
  readCohortQuery,
  readOutcomesParams,
} from "@/lib/features/outcomes/schema"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Outcomes" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OutcomesPage({ searchParams }: Props) {
  const viewer = await requirePage("outcomes:read")
  const params = readOutcomesParams(await searchParams)
  const [charts, views, saved] = await Promise.all([
    chartsOf(viewer, params),
    listViews(viewer),
    savedCohorts(viewer),
  ])
  const canExport = can(viewer, "outcomes:export")
  const { cohorts } = params
  return (
    <>
      <Title order={1} mb="xs">
        Outcomes
      </Title>
      <PartNav params={params} canExport={canExport} />
      <CohortPicker params={params} views={views} />
      <SavedCohorts
        newId={newId()}
        query={cohortQuery(cohorts[0] ?? { clock: "intake" })}
        canRemove={canExport}
        saved={saved.map(({ id, name, query }) => {
          const cohort = { ...readCohortQuery(query), name }
          return {
            id,
            name,
            showHref: routes.outcomes(outcomesQuery({ ...params, cohorts: [cohort] })),
            compareHref:
              cohorts.length < 4
                ? routes.outcomes(outcomesQuery({ ...params, cohorts: [...cohorts, cohort] }))
                : null,
          }
        })}
      />
      {charts.map((chart) => (
        <ChartFigure key={chart.id} chart={chart} query={outcomesQuery(params)} canExport={canExport} />
      ))}
      <Text size="xs" c="dimmed">
        Figures are computed anew after every change of the data. Files and public pages hide counts from 1 to
        4.
      </Text>
      <SyncNotes syncs={await lastSyncs(viewer)} place={viewer} />
    </>
  )
}
