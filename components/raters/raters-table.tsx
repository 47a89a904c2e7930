import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { DEFAULT_RUBRIC } from "@/lib/domain/temperament/rubric"
import type { RatersOverview } from "@/lib/features/temperament/raters-queries"
import { formatDay, formatNumber } from "@/lib/platform/format"
import { CertifyLiveButton } from "./certify-live-button"

const UNCERTIFIED = DEFAULT_RUBRIC.uncertifiedWeight
type Rater = RatersOverview["raters"][number]

/** Every person who may rate: certificate, sittings, and the drift against colleagues. */
export function RatersTable(props: { raters: readonly Rater[]; today: number; mayCertify: boolean }) {
  const { raters, today, mayCertify } = props
  return (
    <ScrollRegion label="People who rate, scrollable">
      <Table aria-label="People who rate" miw={820}>
        <TableThead>
          <TableTr>
            <TableTh scope="col">Person</TableTh>
            <TableTh scope="col">Certificate</TableTh>
            <TableTh scope="col">Last sitting</TableTh>
            <TableTh scope="col">Against colleagues, last 90 days</TableTh>
            {mayCertify ? <TableTh scope="col">By live ratings</TableTh> : null}
          </TableTr>
        </TableThead>
        <TableTbody>
          {raters.map((rater) => (
            <TableTr key={rater.id}>
              <TableTh scope="row">{rater.name}</TableTh>
              <TableTd>{certificateWords(rater, today)}</TableTd>
              <TableTd>{sittingWords(rater)}</TableTd>
              <TableTd>
                <Drift drift={rater.drift} />
              </TableTd>
              {mayCertify ? (
                <TableTd>
                  <CertifyLiveButton personId={rater.id} name={rater.name} />
                </TableTd>
              ) : null}
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </ScrollRegion>
  )
}

function certificateWords({ sittings }: Rater, today: number): string {
  const until = Math.max(...sittings.map(({ untilDay }) => untilDay ?? Number.NEGATIVE_INFINITY))
  if (!Number.isFinite(until)) return `Not certified: ratings count ${UNCERTIFIED}`
  return until >= today
    ? `✓ until ${formatDay(until)}`
    : `Ran out on ${formatDay(until)}: ratings count ${UNCERTIFIED}`
}

function sittingWords({ sittings }: Rater): string {
  const last = sittings.at(-1)
  if (!last) return "–"
  const how = last.method === "cases" ? "described cases" : "live double ratings"
  const result = last.untilDay === null ? "not passed" : "passed"
  return `${formatDay(last.onDay)}, ${how}, ${result}: kappa ${formatNumber(last.kappaLinear, 2)}, ${formatNumber(last.withinOne * 100)} % within one of ${last.clips}`
}

function Drift({ drift }: { drift: Rater["drift"] }) {
  if (drift === null) return <Text size="sm">No double ratings</Text>
  if (drift.mean === null || drift.lower === null || drift.upper === null)
    return <Text size="sm">{drift.pairs} double ratings; from 10 on it is shown</Text>
  const words = drift.mean >= 0 ? "higher" : "lower"
  return (
    <Text size="sm">
      {formatNumber(Math.abs(drift.mean), 2)} steps {words} (95 % {formatNumber(drift.lower, 2)} to{" "}
      {formatNumber(drift.upper, 2)}, {drift.pairs} pairs)
      {drift.isNotable ? <strong> Worth a talk.</strong> : null}
    </Text>
  )
}
