import { List, ListItem, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { REPORT_SUBJECTS, type ReportSubject, SUBJECTS } from "@/lib/domain/reports/subjects"
import { routes } from "@/lib/platform/routes"
import { ReportForm } from "./report-form"

/** First what it is about, then how it is built. */
export function NewReport({ subject }: { subject: ReportSubject | null }) {
  return (
    <>
      <Text size="sm">
        <TextLink href={routes.reports()}>Reports</TextLink>
      </Text>
      <Title order={1} mb="sm">
        {subject ? `New report: ${SUBJECTS[subject].label.toLowerCase()}` : "New report"}
      </Title>
      {subject ? (
        <ReportForm
          report={{
            id: null,
            version: 0,
            name: "",
            definition: { subject, columns: [...SUBJECTS[subject].defaults], filters: [], sort: null },
          }}
        />
      ) : (
        <>
          <Text mb="sm">What is it about?</Text>
          <List>
            {REPORT_SUBJECTS.map((one) => (
              <ListItem key={one}>
                <TextLink href={routes.newReport(one)}>{SUBJECTS[one].label}</TextLink>: each row is{" "}
                {SUBJECTS[one].row}
              </ListItem>
            ))}
          </List>
        </>
      )}
    </>
  )
}
