import { Badge, Button, Group, Stack, Text, Title } from "@mantine/core"
import { CatSection } from "@/components/cats/cat-section"
import { TextLink } from "@/components/ui/links"
import type { ImportReport } from "@/lib/features/imports/queries"
import { formatMoment } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { ConflictTable, SkippedTable, WarningList } from "./problem-tables"
import { TallyFacts } from "./tally-facts"
import { UndoButton } from "./undo-button"

const MOST_SHOWN = 200
const EXAMPLES = 5

interface ImportReportViewProps {
  report: ImportReport
  place: { timeZone: string; locale: string }
  mayUndo: boolean
}

/** What one import did, what it kept, what it left out. */
export function ImportReportView({ report, place, mayUndo }: ImportReportViewProps) {
  const { tally, skipped, conflicts } = report
  const lines = skipped.map(({ reason, column, rows }) => ({
    reason,
    column,
    count: rows.length,
    first: rows.slice(0, EXAMPLES),
  }))
  return (
    <>
      <Text size="sm">
        <TextLink href={routes.imports()}>Imports</TextLink>
      </Text>
      <Group justify="space-between" align="flex-start" mb="md">
        <div>
          <Title order={1} style={{ overflowWrap: "anywhere" }}>
            {report.fileName}
          </Title>
          <Text c="dimmed">
            {report.profile}, {formatMoment(report.createdAt, place)}, by {report.by}
          </Text>
        </div>
        {report.undoneAt ? (
          <Badge variant="outline" color="gray" size="lg">
            taken back {formatMoment(report.undoneAt, place)}
          </Badge>
        ) : mayUndo ? (
          <UndoButton importId={report.id} fileName={report.fileName} />
        ) : null}
      </Group>
      <CatSection id="counts" title="What it did">
        <TallyFacts tally={tally} />
      </CatSection>
      {tally.warnings.length > 0 ? (
        <CatSection id="warnings" title="Worth a look">
          <WarningList warnings={tally.warnings} />
        </CatSection>
      ) : null}
      <CatSection id="conflicts" title="Changed here and there">
        <ConflictTable conflicts={conflicts.slice(0, MOST_SHOWN)} total={conflicts.length} />
      </CatSection>
      <CatSection id="skipped" title="Rows left out">
        <Stack gap="sm">
          <SkippedTable lines={lines} />
          {lines.length > 0 ? (
            <Group>
              <Button component="a" href={routes.importSkippedFile(report.id)} variant="default" download>
                Download all skipped rows (CSV)
              </Button>
            </Group>
          ) : null}
        </Stack>
      </CatSection>
    </>
  )
}
