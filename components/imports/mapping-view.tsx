"use client"
import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { TextLink } from "@/components/ui/links"
import { chooseProfileAction, commitUploadAction, previewUploadAction } from "@/lib/features/imports/actions"
import type { MappingStart } from "@/lib/features/imports/mapping-queries"
import type { ImportPreview } from "@/lib/features/imports/tally-schema"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { MappingForm } from "./mapping-form"
import { PreviewPanel } from "./preview-panel"

const SERVER_AWAY = "The server does not answer. Nothing was imported; try again in a moment."

/** A file nobody has described yet: say what its columns are, see what importing it would do, import it. */
export function MappingView({ start }: { start: MappingStart }) {
  const router = useRouter()
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const { uploadId, fileName, looksLike } = start

  async function attempt(work: () => Promise<{ ok: true } | { ok: false; sentence: string } | null>) {
    setProblem(undefined)
    setIsBusy(true)
    const answer = await work().catch(() => null)
    setIsBusy(false)
    if (!answer?.ok) setProblem(answer?.sentence ?? SERVER_AWAY)
  }

  const showPreview = () =>
    attempt(async () => {
      const answer = await previewUploadAction({ uploadId })
      if (answer.ok) setPreview(answer.data)
      return answer
    })

  const readAs = (profile: string) =>
    attempt(async () => {
      const chosen = await chooseProfileAction({ uploadId, profile })
      if (!chosen.ok) return chosen
      const answer = await previewUploadAction({ uploadId })
      if (answer.ok) setPreview(answer.data)
      return answer
    })

  const commit = () =>
    attempt(async () => {
      const answer = await commitUploadAction({ uploadId })
      if (answer.ok) router.push(routes.importReport(answer.data.importId))
      return answer
    })

  return (
    <Stack gap="lg">
      <div>
        <Title order={1} style={{ overflowWrap: "anywhere" }}>
          What is what in {fileName}
        </Title>
        <Text c="dimmed" maw={720}>
          {formatNumber(start.rows)} rows, {formatNumber(start.columns.length)} columns. Everything below is a
          guess until you save it; nothing is written to your cats before the last step.
        </Text>
        <TextLink href={routes.imports()}>All imports</TextLink>
      </div>
      {problem ? (
        <Alert color="red" role="alert" title="That did not work">
          {problem}
        </Alert>
      ) : null}
      {preview ? (
        <section aria-labelledby="before-import">
          <Title order={2} size="h3" mb="sm" id="before-import">
            Before it is imported
          </Title>
          <PreviewPanel
            fileName={fileName}
            preview={preview}
            onImport={commit}
            onDiscard={() => setPreview(null)}
            discardLabel="Change the columns"
          />
        </section>
      ) : null}
      {!preview && looksLike.length > 0 ? (
        <Paper component="section" withBorder p="md" aria-labelledby="looks-like">
          <Title order={2} size="h3" id="looks-like" mb="xs">
            This looks like {looksLike[0]?.title}
          </Title>
          <Text mb="sm">Its headers are known. You can use what is there, or go on below.</Text>
          <Group>
            {looksLike.map(({ value, title }) => (
              <Button key={value} variant="default" disabled={isBusy} onClick={() => readAs(value)}>
                Read it as {title}
              </Button>
            ))}
          </Group>
        </Paper>
      ) : null}
      {/* Kept while the preview is shown, so that nothing typed is lost on the way back. */}
      <div hidden={preview !== null}>
        <MappingForm start={start} isBusy={isBusy} onSaved={showPreview} />
      </div>
    </Stack>
  )
}
