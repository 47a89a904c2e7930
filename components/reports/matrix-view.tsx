import { Alert, Button, Group, List, ListItem, NativeSelect, Text, Title } from "@mantine/core"
import { PrintButton } from "@/components/shift/print-button"
import { TextLink } from "@/components/ui/links"
import type { MatrixPage } from "@/lib/features/reports/matrix-queries"
import { formatMoment, formatMonth, formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { CorrectionsTable } from "./corrections-table"
import { MatrixTable } from "./matrix-table"
import { WARNING_TITLES, warningWords } from "./matrix-words"
import { SubmitMonthForm } from "./submit-month-form"

interface MatrixViewProps {
  page: MatrixPage
  place: { timeZone: string; locale: string }
  mayExport: boolean
}

/** The monthly intake and outcome matrix: who was here, who came, who left, and who is here now. */
export function MatrixView({ page, place, mayExport }: MatrixViewProps) {
  const { matrix, warnings, submission, isOver } = page
  return (
    <>
      <Text size="sm">
        <TextLink href={routes.reports()}>Reports</TextLink>
      </Text>
      <Title order={1}>Intake and outcome, {formatMonth(matrix.month)}</Title>
      <Text mb="sm" maw={760}>
        The monthly form of Shelter Animals Count, cats only. A kitten is below five months: on the day it
        came in for intakes, on the day it left for outcomes. Cats in foster homes and on trial are in care.
        Adoptions that came back stand in "relinquished by owner".
      </Text>
      <MonthPicker month={matrix.month} months={page.months} />
      {isOver ? null : (
        <Alert mb="md" title="This month is not over">
          The end of the month is counted from what is known today.
        </Alert>
      )}
      <Balance page={page} />
      <MatrixTable matrix={matrix} submitted={submission?.matrix ?? null} />
      <Text mt="sm">
        Adoptions that came back:{" "}
        {matrix.adoptionReturns > 0 ? (
          <TextLink href={routes.matrixAnimals(matrix.month, "adoptionReturns")}>
            {formatNumber(matrix.adoptionReturns)}
          </TextLink>
        ) : (
          "0"
        )}{" "}
        of the {formatNumber(matrix.intakes)} intakes. The form has no line of its own for them.
      </Text>
      <section aria-labelledby="complete">
        <Title order={2} size="h3" mt="lg" id="complete">
          How complete it is
        </Title>
        {warnings.length === 0 ? (
          <Text>Nothing to look at in this month.</Text>
        ) : (
          <List>
            {warnings.map((warning) => (
              <ListItem key={warning.key}>
                {warningWords(warning)}{" "}
                <TextLink
                  href={routes.matrixAnimals(matrix.month, warning.key)}
                  aria-label={`Look at them: ${WARNING_TITLES[warning.key]}`}
                >
                  Look at them
                </TextLink>
              </ListItem>
            ))}
          </List>
        )}
        <Text size="sm" c="dimmed">
          Slackline knows cats only. Other species have to be added from your main system.
        </Text>
      </section>
      {mayExport ? (
        <section aria-labelledby="hand-in">
          <Title order={2} size="h3" mt="lg" id="hand-in">
            Hand it in
          </Title>
          <Group mb="md">
            <Button component="a" variant="default" href={routes.matrixFile(matrix.month, "csv")} download>
              Download CSV
            </Button>
            <Button component="a" variant="default" href={routes.matrixFile(matrix.month, "json")} download>
              Download JSON
            </Button>
            <PrintButton />
          </Group>
          {isOver ? <SubmitMonthForm month={matrix.month} isAgain={submission !== null} /> : null}
        </section>
      ) : null}
      {submission ? (
        <section aria-labelledby="corrections">
          <Title order={2} size="h3" mt="lg" id="corrections">
            Since it was handed in
          </Title>
          <Text mb="sm">
            Marked as submitted by {submission.by}, {formatMoment(submission.at, place)}
            {submission.note ? `: ${submission.note}` : "."}
          </Text>
          <CorrectionsTable corrections={submission.corrections} total={submission.correctionsTotal} />
        </section>
      ) : null}
    </>
  )
}

function Balance({ page: { matrix } }: { page: MatrixPage }) {
  return (
    <Text mb="md" fw={700}>
      {formatNumber(matrix.beginning)} at the beginning + {formatNumber(matrix.intakes)} intakes −{" "}
      {formatNumber(matrix.outcomes)} outcomes = {formatNumber(matrix.ending)} at the end
    </Text>
  )
}

function MonthPicker({ month, months }: { month: string; months: string[] }) {
  return (
    <form method="get" action={routes.matrix()}>
      <Group align="flex-end" mb="md">
        <NativeSelect
          name="month"
          label="Month"
          defaultValue={month}
          data={months.map((value) => ({ value, label: formatMonth(value) }))}
        />
        <Button type="submit" variant="default">
          Show
        </Button>
      </Group>
    </form>
  )
}
