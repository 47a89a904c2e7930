import {
  Badge,
  Group,
  Paper,
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
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { BUILT_IN_PROFILES, BUILT_IN_SETS } from "@/lib/domain/interop/profiles/built-in"
import type { ImportRow } from "@/lib/features/imports/queries"
import type { SavedProfile } from "@/lib/features/imports/saved-queries"
import { formatMoment, formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { UndoButton } from "./undo-button"
import { UploadPanel } from "./upload-panel"

interface ImportsViewProps {
  imports: ImportRow[]
  saved: SavedProfile[]
  place: { timeZone: string; locale: string; isDemo: boolean }
  mayUndo: boolean
  maySetUp: boolean
}

/** Bring files in, and see what came in before. */
export function ImportsView({ imports, saved, place, mayUndo, maySetUp }: ImportsViewProps) {
  const profiles = [
    ...saved.map(({ id, name }) => ({ value: id, label: `${name} (saved here)` })),
    ...[...BUILT_IN_PROFILES, ...BUILT_IN_SETS].map(({ name, title }) => ({ value: name, label: title })),
  ]
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>Imports</Title>
        <Text c="dimmed" maw={720}>
          Your main system stays the main system. Bring its export here as often as you like: what is new is
          added, what changed there is updated, and what your staff changed here is kept and listed.
        </Text>
        <Group component="nav" aria-label="More about imports" mt="xs">
          <TextLink href={routes.importConflicts()}>Open conflicts</TextLink>
          <TextLink href={routes.importFields()}>Who has the last word</TextLink>
          {maySetUp ? <TextLink href={routes.importSources()}>Pulled sources</TextLink> : null}
        </Group>
      </div>
      <Paper component="section" withBorder p="md" bg="var(--paper-raised)" aria-labelledby="upload-title">
        <Title order={2} size="h3" mb="sm" id="upload-title">
          Import a file
        </Title>
        <UploadPanel profiles={profiles} sets={BUILT_IN_SETS.map(({ name }) => name)} isDemo={place.isDemo} />
      </Paper>
      <section aria-labelledby="list-title">
        <Title order={2} size="h3" mb="sm" id="list-title">
          Imported so far
        </Title>
        {imports.length === 0 ? (
          <EmptyImports />
        ) : (
          <ImportsTable imports={imports} place={place} mayUndo={mayUndo} />
        )}
      </section>
    </Stack>
  )
}

function EmptyImports() {
  return (
    <Text maw={720}>
      Nothing yet. From Animal Shelter Manager, export the animals as CSV (or save the service file
      json_shelter_animals, which also says how each cat is with dogs, cats and children) and choose it above.
      You see what would happen before anything is written, and every import can be taken back.
    </Text>
  )
}

function ImportsTable({ imports, place, mayUndo }: Omit<ImportsViewProps, "saved" | "maySetUp">) {
  return (
    <ScrollRegion label="Imports, scrollable">
      <Table aria-label="Imports" miw={760}>
        <TableThead>
          <TableTr>
            <TableTh scope="col">File</TableTh>
            <TableTh scope="col">When</TableTh>
            <TableTh scope="col">By</TableTh>
            <TableTh scope="col">What it did</TableTh>
            <TableTh scope="col">Rows skipped</TableTh>
            <TableTh scope="col">Take back</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {imports.map((row) => (
            <TableTr key={row.id}>
              <TableTh scope="row">
                <TextLink href={routes.importReport(row.id)}>{row.fileName}</TextLink>
                <Text size="sm" c="dimmed" fw={400}>
                  {row.profile}
                </Text>
              </TableTh>
              <TableTd>{formatMoment(row.createdAt, place)}</TableTd>
              <TableTd>{row.by}</TableTd>
              <TableTd>{sayTally(row)}</TableTd>
              <TableTd>{formatNumber(row.tally.skippedRows)}</TableTd>
              <TableTd>
                {row.undoneAt ? (
                  <Badge variant="outline" color="gray">
                    taken back
                  </Badge>
                ) : mayUndo ? (
                  <UndoButton importId={row.id} fileName={row.fileName} />
                ) : null}
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </ScrollRegion>
  )
}

function sayTally({ tally }: ImportRow): string {
  const parts = [
    [tally.catsCreated, "new cats"],
    [tally.catsUpdated, "cats updated"],
    [tally.staysCreated, "new stays"],
    [tally.staysUpdated, "stays updated"],
    [tally.peopleCreated, "new people"],
    [tally.peopleUpdated, "people updated"],
  ] as const
  const said = parts.filter(([n]) => n > 0).map(([n, words]) => `${formatNumber(n)} ${words}`)
  return said.length > 0 ? said.join(", ") : "nothing new"
}
