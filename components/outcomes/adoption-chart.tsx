import {
  Alert,
  Stack,
  Table,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
  Title,
} from "@mantine/core"
import { StepBandChart } from "@/components/charts/step-band-chart"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { TimeToAdoption } from "@/lib/domain/outcomes/time-to-adoption"
import { formatDays, formatNumber } from "@/lib/platform/format"

const percent = (share: number | null) => (share === null ? "–" : `${formatNumber(share * 100, 1)} %`)
const CLOCK_WORDS = { intake: "intake", available: "the day made available" } as const
// The long tail of a curve would squeeze the months that people ask about.
const SHOWN_DAYS = 365

/** C1: how soon cats are adopted, with the interval, the numbers at risk and the same figures as a table. */
export function AdoptionChart({ chart }: { chart: TimeToAdoption }) {
  if (chart.n === 0)
    return <Text>No stay began in these dates. Choose others, or import your shelter's records first.</Text>
  const span = Math.min(SHOWN_DAYS, chart.lastFollowUp ?? SHOWN_DAYS)
  const points = chart.curve
    .filter((point) => point.t <= span)
    .map((point) => ({
      x: point.t,
      y: point.incidence,
      band:
        point.lower === null || point.upper === null
          ? null
          : ([point.lower, point.upper] as [number, number]),
      isGrey: point.isGrey,
    }))
  return (
    <Stack gap="sm" component="figure" m={0}>
      <div>
        <Title order={2} size="h3">
          C1 Time to adoption
        </Title>
        <Text size="sm">
          {formatNumber(chart.n)} stays of {formatNumber(chart.cats)} cats, intakes {chart.from ?? "–"} to{" "}
          {chart.to ?? "–"}, time since {CLOCK_WORDS[chart.clock]}. {formatNumber(chart.openStays)} still in
          care on {chart.dataEnd ?? "–"}, the last day of the data.
        </Text>
        <Text size="sm" c="dimmed">
          Share adopted by each day: Aalen-Johansen, other ways of leaving compete, cats in care are censored.
          Band: 95 % interval (log-log). Dashed where fewer than 10 cats are left.
        </Text>
      </div>
      {chart.showsPercent ? (
        <StepBandChart
          points={points}
          xLabel="Days"
          yLabel="Adopted"
          title={`Share of cats adopted by day, up to day ${span}. The table below holds the same numbers.`}
        />
      ) : (
        <Alert color="yellow" variant="outline">
          Fewer than five stays: a percentage would say more than we know. The table gives the counts.
        </Alert>
      )}
      <ScrollRegion label="Time to adoption at fixed days, scrollable">
        <Table aria-label="Time to adoption at fixed days">
          <TableThead>
            <TableTr>
              <TableTh scope="col">By day</TableTh>
              <TableTh scope="col">Adopted</TableTh>
              <TableTh scope="col">95 % interval</TableTh>
              <TableTh scope="col">At risk</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {chart.values.map((value) => (
              <TableTr key={value.t}>
                <TableTh scope="row">{value.t}</TableTh>
                <TableTd>{value.counts ?? percent(value.incidence)}</TableTd>
                <TableTd>
                  {value.lower === null ? "–" : `${percent(value.lower)} to ${percent(value.upper)}`}
                </TableTd>
                <TableTd>{formatNumber(value.atRisk)}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
      <Text size="sm">
        At risk: {chart.atRiskRow.map(({ t, atRisk }) => `day ${t}: ${formatNumber(atRisk)}`).join(" · ")}
      </Text>
      {chart.needsRepeatCaveat ? (
        <Text size="sm">
          More than 5 % of these stays are repeats of one cat; the intervals take stays as independent.
        </Text>
      ) : null}
      {chart.leftOut.outcomeBeforeIntake + chart.leftOut.notAvailable > 0 ? (
        <Text size="sm">
          Left out: {chart.leftOut.outcomeBeforeIntake} with an outcome before the intake,{" "}
          {chart.leftOut.notAvailable} never made available.{" "}
          {chart.lastFollowUp === null ? "" : `Followed for up to ${formatDays(chart.lastFollowUp)}.`}
        </Text>
      ) : null}
    </Stack>
  )
}
