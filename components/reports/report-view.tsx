import { Group, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { SUBJECTS } from "@/lib/domain/reports/subjects"
import type { ShownReport } from "@/lib/features/reports/queries"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { ArchiveButton } from "./archive-button"
import { FileButtons } from "./file-buttons"
import { ReportForm } from "./report-form"
import { TableOnScreen } from "./table-on-screen"

interface ReportViewProps {
  report: ShownReport
  isFirstPage: boolean
  locale: string
  mayExport: boolean
}

/** One report: a page of its rows, its files, and how it is built. */
export function ReportView({ report, isFirstPage, locale, mayExport }: ReportViewProps) {
  const { id, name, definition, total, page } = report
  return (
    <>
      <Text size="sm">
        <TextLink href={routes.reports()}>Reports</TextLink>
      </Text>
      <Title order={1} style={{ overflowWrap: "anywhere" }}>
        {name}
      </Title>
      <Text mb="sm">
        {formatNumber(total)} {total === 1 ? "row" : "rows"}; each is {SUBJECTS[definition.subject].row}.
        Nothing in it names an adopter.
      </Text>
      {mayExport ? <FileButtons reportId={id} /> : null}
      {page.rows.length === 0 ? (
        <Text my="md">
          {isFirstPage ? "No row meets the conditions of this report." : "There are no more rows."}
        </Text>
      ) : (
        <TableOnScreen title={name} columns={page.columns} rows={page.rows} locale={locale} />
      )}
      <Group component="nav" aria-label="Pages" my="sm">
        {isFirstPage ? null : <TextLink href={routes.report(id)}>First page</TextLink>}
        {page.next ? <TextLink href={routes.report(id, page.next)}>Next page</TextLink> : null}
      </Group>
      {mayExport ? (
        <section aria-labelledby="built">
          <Group justify="space-between" mt="lg" mb="sm">
            <Title order={2} size="h3" id="built">
              How it is built
            </Title>
            <ArchiveButton id={id} version={report.version} isArchived={report.isArchived} />
          </Group>
          <ReportForm key={report.version} report={{ id, version: report.version, name, definition }} />
        </section>
      ) : null}
    </>
  )
}
