import { Title } from "@mantine/core"
import { AdoptionChart } from "@/components/outcomes/adoption-chart"
import { CohortPicker } from "@/components/outcomes/cohort-picker"
import { adoptionChart } from "@/lib/features/outcomes/queries"
import { CohortParams } from "@/lib/features/outcomes/schema"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Outcomes" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OutcomesPage({ searchParams }: Props) {
  const viewer = await requirePage("outcomes:read")
  const cohort = CohortParams.parse(await searchParams)
  return (
    <>
      <Title order={1} mb="sm">
        Outcomes
      </Title>
      <CohortPicker value={cohort} />
      <AdoptionChart chart={await adoptionChart(viewer, cohort)} />
    </>
  )
}
