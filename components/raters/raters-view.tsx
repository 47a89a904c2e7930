import { Text, Title } from "@mantine/core"
import { SourceHelp } from "@/components/sources/source-help"
import { ButtonLink } from "@/components/ui/links"
import type { RatersOverview } from "@/lib/features/temperament/raters-queries"
import { routes } from "@/lib/platform/routes"
import { AgreementTable } from "./agreement-table"
import { DrawnCats } from "./drawn-cats"
import { HalveFlaggedButton } from "./halve-flagged-button"
import { OwnVariancePanel } from "./own-variance-panel"
import { RatersTable } from "./raters-table"

interface RatersViewProps {
  overview: RatersOverview
  viewerId: string
  maySit: boolean
  mayCertify: boolean
  mayDraft: boolean
}

/** Who rates, how alike two people see the same cat, and whom to look at a second time this week. */
export function RatersView({ overview, viewerId, maySit, mayCertify, mayDraft }: RatersViewProps) {
  return (
    <>
      <Title order={1} mb="xs">
        Raters
      </Title>
      <Text maw={720} mb="md">
        A label is only as good as the eyes behind it. Two people who look at the same cat within a week,
        blind to each other, show how far a rating can be trusted. A difference says that the scale is read
        differently, never who is right.{" "}
        <SourceHelp home={{ kind: "rule", key: "rater_training" }} of="Reading the body" />
      </Text>
      {maySit ? <ButtonLink href={routes.certify()}>Sit the described cases</ButtonLink> : null}
      <Title order={2} size="h3" mt="xl" mb="xs">
        A second look this week
      </Title>
      <DrawnCats drawn={overview.drawn} viewerId={viewerId} today={overview.today} />
      <Title order={2} size="h3" mt="xl" mb="xs">
        People
      </Title>
      <RatersTable raters={overview.raters} today={overview.today} mayCertify={mayCertify} />
      <Title order={2} size="h3" mt="xl" mb="xs">
        Agreement by question
      </Title>
      <AgreementTable agreement={overview.agreement} cats={overview.cats} />
      {mayDraft && overview.agreement.some(({ isFlagged }) => isFlagged) ? <HalveFlaggedButton /> : null}
      <Title order={2} size="h3" mt="xl" mb="xs">
        Variance of one rating
      </Title>
      <OwnVariancePanel variance={overview.variance} mayDraft={mayDraft} />
    </>
  )
}
