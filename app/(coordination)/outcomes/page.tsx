import { Text, Title } from "@mantine/core"
import { AdoptionChart } from "@/components/outcomes/adoption-chart"
import { CohortPicker } from "@/components/outcomes/cohort-picker"
import { TextLink } from "@/components/ui/links"
import { adoptionChart } from "@/lib/features/outcomes/queries"
import { CohortParams } from "@/lib/features/outcomes/schema"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

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
      <Text mb="sm">
        <TextLink href={routes.exposure()}>Who was seen: which cats the public lists showed</TextLink>
      </Text>
      <CohortPicker value={cohort} />
      <AdoptionChart chart={await adoptionChart(viewer, cohort)} />
    </>
  )
}
