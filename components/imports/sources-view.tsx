import { Code, Paper, Stack, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { Problem } from "@/components/ui/problem"
import { BUILT_IN_PROFILES } from "@/lib/domain/interop/profiles/built-in"
import type { SavedProfile } from "@/lib/features/imports/saved-queries"
import type { SourceRow } from "@/lib/features/imports/sources-queries"
import { formatMoment } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { PullButton } from "./pull-button"
import { SourceForm } from "./source-form"

interface SourcesViewProps {
  sources: SourceRow[]
  saved: SavedProfile[]
  hasFolder: boolean
  place: { timeZone: string; locale: string }
}

/** Other systems that are read by themselves. */
export function SourcesView({ sources, saved, hasFolder, place }: SourcesViewProps) {
  const profiles = [
    ...saved.map(({ id, name }) => ({ value: id, label: `${name} (saved here)` })),
    ...BUILT_IN_PROFILES.map(({ name, title }) => ({ value: name, label: title })),
  ]
  return (
    <Stack gap="lg">
      <div>
        <Text size="sm">
          <TextLink href={routes.imports()}>Imports</TextLink>
        </Text>
        <Title order={1}>Pulled sources</Title>
        <Text c="dimmed" maw={720}>
          A source is read by itself, every so many minutes: the newest file of a folder, or an address that
          gives one. A file that has not changed is not imported again. Each import is listed and can be taken
          back like any other.
        </Text>
        {hasFolder ? null : (
          <Text mt="xs" maw={720}>
            Folders cannot be read yet: whoever runs this install sets <Code>SLACKLINE_IMPORT_FOLDER</Code> to
            the folder other systems lay their exports in, and starts it again.
          </Text>
        )}
      </div>
      {sources.map((source) => (
        <Paper
          key={source.id}
          component="section"
          withBorder
          p="md"
          bg="var(--paper-raised)"
          aria-labelledby={`source-${source.id}`}
        >
          <Title order={2} size="h3" mb="xs" id={`source-${source.id}`} style={{ overflowWrap: "anywhere" }}>
            {source.name}
          </Title>
          <Text size="sm" style={{ overflowWrap: "anywhere" }}>
            {source.kind === "address" ? "Address" : "Folder"}:{" "}
            {source.location || "the import folder itself"}
          </Text>
          <Text size="sm">
            {source.lastSyncAt ? `Last read ${formatMoment(source.lastSyncAt, place)}` : "Not read yet"}
            {source.active ? `, next ${formatMoment(source.nextAt, place)}` : ", switched off"}
            {source.lastImportId ? (
              <>
                {". "}
                <TextLink href={routes.importReport(source.lastImportId)}>
                  Last import of {source.name}
                </TextLink>
              </>
            ) : null}
          </Text>
          <Problem sentence={source.problem ?? undefined} />
          {source.active ? <PullButton id={source.id} name={source.name} /> : null}
          <details>
            <summary>Change {source.name}</summary>
            <SourceForm key={source.version} source={source} profiles={profiles} hasFolder={hasFolder} />
          </details>
        </Paper>
      ))}
      <Paper component="section" withBorder p="md" bg="var(--paper-raised)" aria-labelledby="new-source">
        <Title order={2} size="h3" mb="sm" id="new-source">
          Add a source
        </Title>
        <SourceForm key={sources.length} source={null} profiles={profiles} hasFolder={hasFolder} />
      </Paper>
    </Stack>
  )
}
