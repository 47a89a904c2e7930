import { List, ListItem, Text, Title } from "@mantine/core"
import { ButtonLink, TextLink } from "@/components/ui/links"
import { SUBJECTS } from "@/lib/domain/reports/subjects"
import type { reportsOverview } from "@/lib/features/reports/queries"
import { FILE_DAYS } from "@/lib/features/reports/runs-schema"
import { routes } from "@/lib/platform/routes"
import { RunsTable } from "./runs-table"
import { SchedulesPanel } from "./schedules-panel"

interface ReportsViewProps {
  overview: Awaited<ReturnType<typeof reportsOverview>>
  place: { timeZone: string; locale: string }
  mayExport: boolean
}

/** Reports that are kept, files made lately, and what goes out by mail. */
export function ReportsView({ overview, place, mayExport }: ReportsViewProps) {
  const kept = overview.reports.filter(({ archivedAt }) => archivedAt === null)
  const aside = overview.reports.filter(({ archivedAt }) => archivedAt !== null)
  return (
    <>
      <Title order={1}>Reports</Title>
      <Text mb="sm">
        <TextLink href={routes.matrix()}>Intake and outcome of a month</TextLink>, the form of Shelter Animals
        Count · <TextLink href={routes.board()}>Board report</TextLink>, two pages with five charts
      </Text>
      <section aria-labelledby="kept">
        <Title order={2} size="h3" id="kept">
          Your reports
        </Title>
        {kept.length === 0 ? (
          <Text my="xs">
            None yet. A report is a table you put together once: cats, stays, sessions, placements or
            check-ins, with the columns and conditions you need.
          </Text>
        ) : (
          <ReportLinks reports={kept} />
        )}
        {mayExport ? (
          <ButtonLink href={routes.newReport()} mt="xs">
            New report
          </ButtonLink>
        ) : null}
        {aside.length > 0 ? (
          <details style={{ marginBlockStart: "1rem" }}>
            <summary>Put aside</summary>
            <ReportLinks reports={aside} />
          </details>
        ) : null}
      </section>
      {mayExport ? (
        <>
          <section aria-labelledby="files">
            <Title order={2} size="h3" mt="lg" id="files">
              Files
            </Title>
            <Text size="sm" c="dimmed">
              Kept for {FILE_DAYS} days, then forgotten.
            </Text>
            <RunsTable runs={overview.runs} place={place} canSendMail={overview.canSendMail} />
          </section>
          <section aria-labelledby="schedules">
            <Title order={2} size="h3" mt="lg" id="schedules">
              By mail
            </Title>
            <SchedulesPanel
              schedules={overview.schedules}
              reports={kept.map(({ id, name }) => ({ id, name }))}
              receivers={overview.receivers}
              kinds={overview.kinds}
              canSendMail={overview.canSendMail}
            />
          </section>
        </>
      ) : null}
    </>
  )
}

function ReportLinks({ reports }: { reports: ReportsViewProps["overview"]["reports"] }) {
  return (
    <List>
      {reports.map(({ id, name, subject }) => (
        <ListItem key={id} style={{ overflowWrap: "anywhere" }}>
          <TextLink href={routes.report(id)}>{name}</TextLink>{" "}
          <Text span c="dimmed" size="sm">
            {SUBJECTS[subject].label.toLowerCase()}
          </Text>
        </ListItem>
      ))}
    </List>
  )
}
