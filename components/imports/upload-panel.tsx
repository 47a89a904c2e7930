"use client"
import { Alert, Button, FileInput, Group, Progress, Select, Stack, Text, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { commitUploadAction, discardUploadAction, previewUploadAction } from "@/lib/features/imports/actions"
import { LARGEST_UPLOAD } from "@/lib/features/imports/limits-schema"
import type { ImportPreview } from "@/lib/features/imports/tally-schema"
import { routes } from "@/lib/platform/routes"
import { PreviewPanel } from "./preview-panel"
import { sendFiles } from "./send-file"
import { useImportProgress } from "./use-import-progress"

const OWN = "own-profile"
const MAP = "map-columns"
const SERVER_AWAY = "The server does not answer. Nothing was imported; try again in a moment."

interface UploadPanelProps {
  profiles: { value: string; label: string }[]
  /** Profiles for several files that belong together. */
  sets: string[]
  isDemo: boolean
}

type State =
  | { step: "choose" }
  | { step: "sending"; percent: number }
  | { step: "previewing" | "importing"; uploadId: string }
  | { step: "preview"; uploadId: string; preview: ImportPreview }

/** Choose a file, see what it would do, import it. Nothing is written before the last step. */
export function UploadPanel({ profiles, sets, isDemo }: UploadPanelProps) {
  const router = useRouter()
  const [state, setState] = useState<State>({ step: "choose" })
  const [profile, setProfile] = useState<string | null>(profiles[0]?.value ?? null)
  const [files, setFiles] = useState<File[]>([])
  const [ownFile, setOwnFile] = useState<File | null>(null)
  const [problem, setProblem] = useState<string>()
  const isWorking = state.step === "previewing" || state.step === "importing"
  const progress = useImportProgress(isWorking ? state.uploadId : null)

  function fail(sentence: string) {
    setProblem(sentence)
    setState({ step: "choose" })
  }

  async function preview(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (files.length === 0 || !profile) return setProblem("Choose the file to import.")
    if (files.length > 1 && !sets.includes(profile) && profile !== OWN)
      return setProblem("Files of this kind are imported one after the other. Choose one of them.")
    if (profile === OWN && !ownFile) return setProblem("Choose your profile, a .json file.")
    if (files.some(({ size }) => size > LARGEST_UPLOAD))
      return setProblem("A file is larger than 50 MB. Pack it with gzip, or import it on the command line.")
    const dates = String(new FormData(event.currentTarget).get("dates") ?? "").trim()
    setProblem(undefined)
    setState({ step: "sending", percent: 0 })
    try {
      const profileText = profile === OWN && ownFile ? await ownFile.text() : null
      const named = profile === MAP || profile === OWN ? null : profile
      const input = { profile: named, profileText, dates: dates || null }
      const sent = await sendFiles(input, files, (share) =>
        setState({ step: "sending", percent: share * 100 }),
      )
      if ("sentence" in sent) return fail(sent.sentence)
      const { uploadId } = sent
      if (profile === MAP) return router.push(routes.importColumns(uploadId))
      setState({ step: "previewing", uploadId })
      const answer = await previewUploadAction({ uploadId })
      if (!answer.ok) return fail(answer.sentence)
      setState({ step: "preview", uploadId, preview: answer.data })
    } catch {
      fail(SERVER_AWAY)
    }
  }

  async function commit(uploadId: string) {
    setState({ step: "importing", uploadId })
    const answer = await commitUploadAction({ uploadId }).catch(() => null)
    if (answer?.ok) router.push(routes.importReport(answer.data.importId))
    else fail(answer?.sentence ?? SERVER_AWAY)
  }

  async function discard(uploadId: string) {
    setState({ step: "choose" })
    await discardUploadAction({ uploadId }).catch(() => null)
  }

  return (
    <Stack gap="md">
      {problem ? (
        <Alert color="red" role="alert" title="The file was not imported">
          {problem}
        </Alert>
      ) : null}
      {isDemo ? (
        <Alert color="yellow" role="note">
          This is the demo shelter. Start your own shelter before you bring real data in.
        </Alert>
      ) : null}
      {state.step === "preview" ? (
        <PreviewPanel
          fileName={files.map(({ name }) => name).join(", ")}
          preview={state.preview}
          onImport={() => commit(state.uploadId)}
          onDiscard={() => discard(state.uploadId)}
        />
      ) : state.step === "choose" ? (
        <form onSubmit={preview}>
          <Stack maw={560}>
            <Select
              label="What kind of file is it?"
              data={[
                ...profiles,
                { value: MAP, label: "Another CSV or Excel file: say what its columns are" },
                { value: OWN, label: "Another file, with my own profile" },
              ]}
              value={profile}
              onChange={setProfile}
              allowDeselect={false}
              required
            />
            {profile === OWN ? (
              <FileInput
                label="Your profile"
                description="A .json file; PROFILES.md beside the program tells how to write one."
                accept=".json,application/json"
                placeholder="profile.json"
                value={ownFile}
                onChange={setOwnFile}
              />
            ) : null}
            <FileInput
              multiple
              clearable
              label={profile && sets.includes(profile) ? "The files, all of them at once" : "The file"}
              description="CSV, Excel (.xlsx) or JSON, CSV and JSON also packed as .gz, up to 50 MB."
              placeholder="Choose a file"
              accept=".csv,.xlsx,.json,.gz,.txt,.tsv"
              value={files}
              onChange={setFiles}
            />
            <TextInput
              name="dates"
              label="Dates in this file, if they are not read right"
              description="For example DD/MM/YYYY."
            />
            <Group>
              <Button type="submit">See what would happen</Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Working
          label={state.step === "sending" ? "Sending the file" : (progress?.label ?? "Reading the file")}
          percent={state.step === "sending" ? state.percent : (progress?.percent ?? 0)}
        />
      )}
    </Stack>
  )
}

function Working({ label, percent }: { label: string; percent: number }) {
  return (
    <div role="status">
      <Text mb="xs">
        {label} … {Math.round(percent)} %
      </Text>
      <Progress value={percent} aria-label={label} />
    </div>
  )
}
