import { Alert, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from "@mantine/core"
import { v7 as newId } from "uuid"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { Chart } from "@/lib/domain/outcomes/chart"
import { NOT_CHECKED } from "@/lib/domain/outcomes/charts/potential-chart"
import type { Validation } from "@/lib/domain/outcomes/validation"
import { TIER_NAMES } from "@/lib/domain/suitability/tiers"
import type { Study } from "@/lib/features/outcomes/validation-queries"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { ChartFigure } from "./chart-figure"
import { Studies } from "./studies"

interface ValidationViewProps {
  validation: Validation
  charts: readonly Chart[]
  studies: readonly Study[]
  canExport: boolean
}

const share = ({ x, n, value, lower, upper }: Validation["matched"]) =>
  value === null
    ? `${x} of ${n}`
    : `${formatNumber(value * 100, 1)} % (${formatNumber((lower ?? 0) * 100, 1)} to ${formatNumber((upper ?? 1) * 100, 1)} %), ${x} of ${n}`

/** What is known about this shelter's own weights, and what is not yet. */
export function ValidationView({ validation, charts, studies, canExport }: ValidationViewProps) {
  const {
    agreement,
    predictive,
    use,
    selection,
    matched,
    logging,
    harm,
    sizeForReturns,
    adoptionsForRate,
    isChecked,
  } = validation
  const steps = [
    {
      label: "Do two people see the same cat?",
      have: agreement.cats,
      needed: agreement.needed,
      unit: "double-rated cats",
      says:
        agreement.flagged.length > 0
          ? `Retrain or reword: ${agreement.flagged.join(", ")}.`
          : "No question is flagged.",
      href: routes.raters(),
    },
    {
      label: "Does the potential say who reaches stage 5 in 30 days?",
      have: predictive.matured,
      needed: predictive.needed,
      unit: "enrolled cats whose 30 days are over",
      says: `${predictive.unassessed} more had no sufficient assessment before their enrolment; later ratings do not count.`,
      href: "#C13",
    },
    {
      label: "Does the label say who goes outdoors after 90 days?",
      have: use.answers,
      needed: use.needed,
      unit: "answers at day 90",
      says: "From the check-ins of adopters.",
      href: "#C18",
    },
  ]
  return (
    <>
      <Title order={1}>What our own cats say about the weights</Title>
      <Text mb="sm">
        <TextLink href={routes.outcomes()}>Back to the outcomes</TextLink>
      </Text>
      <Alert
        color={isChecked ? "teal" : "yellow"}
        variant="outline"
        mb="md"
        title={isChecked ? "Enough cats to check" : NOT_CHECKED}
      >
        {isChecked
          ? "There is enough to judge the weights by: read C12, C13 and C14 below. Whether they hold is for people to say."
          : "Weights, limits and bands are the judgement of experts. They stay that until this shelter has enough outcomes of its own; no effect of the programme is claimed."}
      </Alert>
      <ScrollRegion label="What is known, scrollable">
        <Table aria-label="What is known, and what is not yet" miw={640}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Question</TableTh>
              <TableTh scope="col">So far</TableTh>
              <TableTh scope="col">Judged from</TableTh>
              <TableTh scope="col">What it says</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {steps.map(({ label, have, needed, unit, says, href }) => (
              <TableTr key={label}>
                <TableTh scope="row">
                  <TextLink href={href}>{label}</TextLink>
                </TableTh>
                <TableTd>
                  {formatNumber(have)} {unit}
                </TableTd>
                <TableTd>{formatNumber(needed)}</TableTd>
                <TableTd>
                  {have >= needed ? says : `Not yet: ${formatNumber(needed - have)} to go. ${says}`}
                </TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
      <Title order={2} size="h3" mt="lg">
        Who was chosen
      </Title>
      <Text size="sm">
        Of the cats assessed with each potential, how many were enrolled. Where nearly all or nearly none are,
        the shelter cannot learn from them whether the limit is right.
      </Text>
      <ScrollRegion label="Share enrolled, scrollable">
        <Table aria-label="Share enrolled per potential" miw={360}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Potential</TableTh>
              <TableTh scope="col">Enrolled</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {selection.map((row) => (
              <TableTr key={row.tier}>
                <TableTh scope="row">{TIER_NAMES[row.tier]}</TableTh>
                <TableTd>{share(row)}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
      <Text mt="sm">Adoptions with a frozen match: {share(matched)}.</Text>
      <Text>Sessions logged in full: {share(logging)}. A safety figure is only as good as this.</Text>
      <Title order={2} size="h3" mt="lg">
        Watch on harm
      </Title>
      {harm.isStopDue ? (
        <Alert color="red" role="alert" title="The stop rule applies">
          {harm.escapes} escapes in {harm.days} days: outdoor stages stand still in the whole shelter until
          the review. <TextLink href={routes.incidents()}>Open the incidents</TextLink>
        </Alert>
      ) : (
        <Text>
          {harm.escapes} {harm.escapes === 1 ? "escape" : "escapes"} in the last {harm.days} days (two stop
          all outdoor work); {harm.escapedReturns} {harm.escapedReturns === 1 ? "return" : "returns"} with the
          reason “escaped”. <TextLink href={routes.incidents()}>Incidents</TextLink>
        </Text>
      )}
      <Title order={2} size="h3" mt="lg">
        If you want proof
      </Title>
      <Text mb="sm">
        A comparison of trained and untrained cats shows an association (C15). To show an effect, let a lot
        decide which waiting cats begin first, and write down beforehand what will be judged. To see a fall of
        returns from 12 to 8 % takes {formatNumber(sizeForReturns)} adoptions on each side; to see a rate of
        adoption half as high again, {formatNumber(adoptionsForRate)} adoptions in all.
      </Text>
      <Studies studies={studies} newIds={[newId(), newId()]} />
      {charts.map((chart) => (
        <ChartFigure key={chart.id} chart={chart} query="part=prediction" canExport={canExport} />
      ))}
    </>
  )
}
