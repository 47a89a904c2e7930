import { Text } from "@mantine/core"
import type { BiteReportRow } from "@/lib/features/placements/bites-queries"
import { BITTEN } from "@/lib/features/placements/bites-schema"
import { formatDate } from "@/lib/platform/format"
import { CloseBite, ReportBite } from "./bite-forms"

const KNOWN = { yes: "yes", no: "no", unknown: "not known" } as const

/** Bites that broke the skin: open reports hold the cat, closed ones stay with it and are told to every home. */
export function BitePanel({
  catId,
  reports,
  today,
  mayClose,
}: {
  catId: string
  reports: readonly BiteReportRow[]
  today: string
  mayClose: boolean
}) {
  return (
    <>
      {reports.length === 0 ? <Text size="sm">No bite that broke the skin is on record.</Text> : null}
      <ul>
        {reports.map((report) => (
          <li key={report.id}>
            <Text size="sm" fw={report.closedAt ? undefined : 700}>
              {formatDate(report.happenedOn)}, {BITTEN[report.bitten as keyof typeof BITTEN] ?? report.bitten}
              {report.bodyPart ? `, ${report.bodyPart}` : ""}: {report.circumstances}
            </Text>
            <Text size="sm">
              Treated: {KNOWN[report.treated]} · authority told: {KNOWN[report.reported]}
              {report.quarantineUntil ? ` · quarantine until ${formatDate(report.quarantineUntil)}` : ""}
            </Text>
            {report.closedAt ? (
              <Text size="sm">Closed: {report.finding}</Text>
            ) : (
              <>
                <Text size="sm">Open: the cat is held (gate G7) and not on the public list.</Text>
                {mayClose ? <CloseBite biteId={report.id} version={report.version} /> : null}
              </>
            )}
          </li>
        ))}
      </ul>
      <ReportBite catId={catId} today={today} />
    </>
  )
}
