"use client"
import { Alert, Button, Checkbox, Group, NativeSelect, Stack, TextInput, Title } from "@mantine/core"
import { type FormEvent, useState } from "react"
import { guessWords, type MappingDraft } from "@/lib/domain/interop/guess-draft"
import { guessAgainAction, saveMappingAction, tryMappingAction } from "@/lib/features/imports/actions"
import type { MappingStart } from "@/lib/features/imports/mapping-queries"
import type { MappingTrial as Trial } from "@/lib/features/imports/mapping-schema"
import { MappingColumns } from "./mapping-columns"
import { MappingMeanings } from "./mapping-meanings"
import { MappingOnly } from "./mapping-only"
import { MappingTrial } from "./mapping-trial"
import { ROW_LABELS } from "./mapping-words"

const SERVER_AWAY = "The server does not answer. Nothing is lost; try again in a moment."

interface MappingFormProps {
  start: MappingStart
  isBusy: boolean
  onSaved: () => void
}

/** Everything that can be said about how a file is to be read; a failure leaves all of it as it stands. */
export function MappingForm({ start, isBusy, onSaved }: MappingFormProps) {
  const { uploadId, columns, looksLike, unsure } = start
  const [found, setFound] = useState(Object.keys(start.draft.columns))
  const own = looksLike.find(({ saved }) => saved?.draft)
  const [draft, setDraft] = useState<MappingDraft>(own?.saved?.draft ?? start.draft)
  const [dates, setDates] = useState(draft.dates.join(", "))
  const [name, setName] = useState(own?.title ?? "")
  const [replaces, setReplaces] = useState(own?.saved ? { id: own.value, version: own.saved.version } : null)
  const [trial, setTrial] = useState<Trial | null>(null)
  const [problem, setProblem] = useState<string>()
  const [isWorking, setIsWorking] = useState(false)

  const change = (part: Partial<MappingDraft>) => setDraft((before) => ({ ...before, ...part }))
  const current = () => ({
    ...draft,
    dates: dates
      .split(/,(?!\s*YYYY\s*(?:$|,|;))|;/)
      .map((form) => form.trim())
      .filter(Boolean),
  })

  async function attempt<T>(work: () => Promise<{ ok: true; data: T } | { ok: false; sentence: string }>) {
    setProblem(undefined)
    setIsWorking(true)
    const answer = await work().catch(() => null)
    setIsWorking(false)
    if (answer?.ok) return answer.data
    setProblem(answer?.sentence ?? SERVER_AWAY)
    return null
  }

  async function chooseRow(row: MappingDraft["row"]) {
    change({ row })
    const guessed = await attempt(() => guessAgainAction({ uploadId, row }))
    if (!guessed) return
    setDraft(guessed)
    setFound(Object.keys(guessed.columns))
  }

  function chooseColumn(field: string, header: string) {
    const { [field]: _, ...others } = draft.columns
    const chosen = header === "" ? others : { ...others, [field]: header }
    const guessed = guessWords(draft.row, { [field]: header }, columns)
    change({ columns: chosen, words: { ...draft.words, ...guessed } })
  }

  const chooseWord = (field: string, word: string, meaning: string) =>
    change({ words: { ...draft.words, [field]: { ...draft.words[field], [word]: meaning } } })

  const chooseReturn = (word: string, isReturn: boolean) =>
    change({ returns: isReturn ? [...draft.returns, word] : draft.returns.filter((one) => one !== word) })

  async function show() {
    const tried = await attempt(() => tryMappingAction({ uploadId, draft: current() }))
    if (tried) setTrial(tried)
  }

  async function save(event: FormEvent) {
    event.preventDefault()
    const saved = await attempt(() => saveMappingAction({ uploadId, draft: current(), name, replaces }))
    if (!saved) return
    setReplaces(saved)
    onSaved()
  }

  return (
    <form onSubmit={save}>
      <Stack gap="lg">
        <Stack gap="sm" maw={560}>
          <NativeSelect
            label="What is one row?"
            value={draft.row}
            onChange={(event) => chooseRow(event.currentTarget.value as MappingDraft["row"])}
            data={Object.entries(ROW_LABELS).map(([value, label]) => ({ value, label }))}
          />
          <TextInput
            label="How days are written"
            description="Forms of YYYY, MM, DD and MMM, the commonest first, with commas between them: YYYY-MM-DD, MM/DD/YYYY"
            value={dates}
            onChange={(event) => setDates(event.currentTarget.value)}
          />
          {unsure ? (
            <Alert color="yellow" role="note">
              No day in this file is above 12, so it cannot tell {unsure[0]} from {unsure[1]}. Please check
              which it is.
            </Alert>
          ) : null}
        </Stack>
        <section aria-labelledby="mapping-columns">
          <Title order={2} size="h3" mb="sm" id="mapping-columns">
            Columns
          </Title>
          <MappingColumns draft={draft} found={found} columns={columns} onChange={chooseColumn} />
        </section>
        {draft.row === "person" ? null : (
          <section aria-labelledby="mapping-only">
            <Title order={2} size="h3" mb="sm" id="mapping-only">
              Which rows count
            </Title>
            <MappingOnly only={draft.only} columns={columns} onChange={(only) => change({ only })} />
          </section>
        )}
        {draft.row === "person" ? null : (
          <section aria-labelledby="mapping-words">
            <Title order={2} size="h3" mb="sm" id="mapping-words">
              Words
            </Title>
            <Stack gap="md">
              <MappingMeanings draft={draft} columns={columns} onWord={chooseWord} onReturn={chooseReturn} />
              <Checkbox
                label="The file is finished: figures end at its last day"
                description="Leave this off for a system that goes on."
                checked={draft.isFinished}
                onChange={(event) => change({ isFinished: event.currentTarget.checked })}
              />
            </Stack>
          </section>
        )}
        <Group>
          <Button type="button" variant="default" onClick={show} loading={isWorking}>
            Show the first cats and problems
          </Button>
        </Group>
        {trial ? <MappingTrial trial={trial} key={JSON.stringify(trial).length} /> : null}
        <Stack gap="sm" maw={560}>
          <TextInput
            label="Name of this profile"
            description="Small letters, digits and hyphens. The next file with these headers is recognised by it."
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
          />
          {problem ? (
            <Alert color="red" role="alert" title="Not yet">
              {problem}
            </Alert>
          ) : null}
          <Group>
            <Button type="submit" loading={isWorking || isBusy}>
              Save and see what would happen
            </Button>
          </Group>
        </Stack>
      </Stack>
    </form>
  )
}
