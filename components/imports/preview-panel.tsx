"use client"
import { Button, Group, Stack, Text, Title } from "@mantine/core"
import { useEffect, useRef } from "react"
import type { ImportPreview } from "@/lib/features/imports/tally-schema"
import { ConflictTable, SkippedTable, WarningList } from "./problem-tables"
import { TallyFacts } from "./tally-facts"

interface PreviewPanelProps {
  fileName: string
  preview: ImportPreview
  onImport: () => void
  onDiscard: () => void
  discardLabel?: string
}

/** What an import would do, before it does it. */
export function PreviewPanel({
  fileName,
  preview,
  onImport,
  onDiscard,
  discardLabel = "Choose another file",
}: PreviewPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // The preview replaces the form: whoever reads by ear is taken to it.
  useEffect(() => heading.current?.focus(), [])
  return (
    <Stack gap="md">
      <div>
        <Title order={3} size="h4" ref={heading} tabIndex={-1} style={{ overflowWrap: "anywhere" }}>
          What importing {fileName} would do
        </Title>
        <Text size="sm" c="dimmed">
          Nothing is written yet.
        </Text>
      </div>
      <TallyFacts tally={preview} />
      <WarningList warnings={preview.warnings} />
      {preview.conflictCount > 0 ? (
        <section aria-labelledby="preview-conflicts">
          <Title order={4} size="h5" mb="xs" id="preview-conflicts">
            Changed here and in the file: yours is kept
          </Title>
          <ConflictTable conflicts={preview.conflicts} total={preview.conflictCount} />
        </section>
      ) : null}
      {preview.skipped.length > 0 ? (
        <section aria-labelledby="preview-skipped">
          <Title order={4} size="h5" mb="xs" id="preview-skipped">
            Rows that would be left out
          </Title>
          <SkippedTable lines={preview.skipped} />
        </section>
      ) : null}
      <Group>
        <Button onClick={onImport}>Import</Button>
        <Button onClick={onDiscard} variant="default">
          {discardLabel}
        </Button>
      </Group>
    </Stack>
  )
}
