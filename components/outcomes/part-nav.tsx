import { Anchor, Group } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { CHART_PARTS } from "@/lib/domain/outcomes/charts/chart-list"
import { type OutcomesParams, outcomesQuery } from "@/lib/features/outcomes/schema"
import { routes } from "@/lib/platform/routes"

/** The parts of the outcomes, and the pages beside them. */
export function PartNav({ params, canExport }: { params: OutcomesParams; canExport: boolean }) {
  return (
    <>
      <Group component="nav" aria-label="Parts" gap="md" mb="xs">
        {CHART_PARTS.map(({ key, label }) =>
          key === params.part ? (
            <strong key={key} aria-current="page">
              {label}
            </strong>
          ) : (
            <TextLink key={key} href={routes.outcomes(outcomesQuery({ ...params, part: key }))}>
              {label}
            </TextLink>
          ),
        )}
      </Group>
      <Group component="nav" aria-label="Beside the charts" gap="md" mb="sm">
        <TextLink href={routes.validation()}>What our own cats say about the weights</TextLink>
        <TextLink href={routes.dataQuality()}>Data check</TextLink>
        <TextLink href={routes.exposure()}>Who was seen</TextLink>
        <TextLink href={routes.definition()}>Definitions</TextLink>
        {canExport ? (
          <Anchor href={routes.chartFile({ format: "pdf", query: outcomesQuery(params) })}>
            This part as PDF
          </Anchor>
        ) : null}
      </Group>
    </>
  )
}
