import "server-only"
import { compileProfile } from "@/lib/domain/interop/compile-profile"
import type { GuessedDates } from "@/lib/domain/interop/guess-dates"
import { guessDraft, type MappingDraft, profileOfDraft } from "@/lib/domain/interop/guess-draft"
import { type ColumnLook, lookAtColumns } from "@/lib/domain/interop/guess-look"
import type { Profile } from "@/lib/domain/interop/profile"
import { BUILT_IN_PROFILES } from "@/lib/domain/interop/profiles/built-in"
import type { ReadAnimal } from "@/lib/domain/interop/read-animal"
import { today } from "@/lib/platform/clock"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { headersOf, readImportFiles } from "./file-queries"
import type { GuessRowInput, MappingTrial, TriedCat, TryMappingInput } from "./mapping-schema"
import { ProfileInput } from "./profile-schema"
import { profilesFor, savedDraft } from "./saved-queries"
import type { UploadId } from "./schema"
import { openTable, type Table, type TableForm, WrongDelimiter } from "./table-queries"
import { groupSkipped, warnAbout } from "./tally-schema"
import { uploadedFile } from "./upload-mutations"

/** A profile an unknown file may already have. */
export interface LooksLike {
  value: string
  title: string
  saved: { version: number; draft: MappingDraft | null } | null
}

/** What a person needs to say how a file is to be read. */
export interface MappingStart {
  uploadId: string
  fileName: string
  rows: number
  columns: ColumnLook[]
  draft: MappingDraft
  unsure: GuessedDates["unsure"]
  looksLike: LooksLike[]
}

const MOST_HEADERS = 300
const EXAMPLES = 5
const MOST_CATS = 8
const MOST_PROBLEMS = 12
// A name or a number needs a few examples; a column of words needs all of them.
const EXAMPLES_OF_MANY = 3

/** Looks at an uploaded file nobody has described yet: its columns, their words, and a first guess at all of it. */
export async function startMapping(viewer: Viewer, { uploadId }: UploadId): Promise<MappingStart> {
  const file = await uploadedFile(viewer, { uploadId })
  const { look, headers } = await lookAt(file.path)
  const { draft, dates } = guessDraft(look.columns)
  const saved = await profilesFor(viewer, headers)
  const drafts = await Promise.all(saved.map(({ id }) => savedDraft(viewer, id)))
  return {
    uploadId,
    fileName: file.fileName,
    rows: look.rows,
    columns: look.columns.map((column) => shorten(column)),
    draft,
    unsure: dates.unsure,
    looksLike: [
      ...saved.map(({ id, name, version }, i) => ({
        value: id,
        title: name,
        saved: { version, draft: drafts[i] ?? null },
      })),
      ...BUILT_IN_PROFILES.filter((profile) => compileProfile(profile, headers).ok).map(
        ({ name, title }) => ({
          value: name,
          title,
          saved: null,
        }),
      ),
    ],
  }
}

/** The guess anew, when a person says that a row is something else. */
export async function guessAgain(viewer: Viewer, { uploadId, row }: GuessRowInput): Promise<MappingDraft> {
  const file = await uploadedFile(viewer, { uploadId })
  return guessDraft((await lookAt(file.path)).look.columns, row).draft
}

/** Reads the whole file as the draft says and shows the first cats and the problems; nothing is compared or written. */
export async function tryMapping(
  viewer: Viewer,
  { uploadId, draft }: TryMappingInput,
): Promise<MappingTrial> {
  const file = await uploadedFile(viewer, { uploadId })
  const profile = await draftProfile(file.path, draft, "draft")
  const { reading } = await readImportFiles({ files: [file], profile, today: today(viewer) })
  return {
    rows: reading.rows,
    cats: reading.animals.length,
    stays: reading.animals.reduce((sum, { stays }) => sum + stays.length, 0),
    people: reading.people.length,
    first:
      reading.people.length > 0
        ? reading.people.slice(0, MOST_CATS).map(({ row, values }) => triedPerson(row, values.name))
        : reading.animals.slice(0, MOST_CATS).map(triedCat),
    problems: groupSkipped(reading.skipped)
      .slice(0, MOST_PROBLEMS)
      .map(({ reason, column, rows }) => ({
        reason,
        column,
        count: rows.length,
        first: rows.slice(0, EXAMPLES),
      })),
    notes: warnAbout(reading.notes).slice(0, MOST_PROBLEMS),
  }
}

/** A draft as a checked profile, with the way its file is written; throws with the reason when it cannot be one. */
export async function draftProfile(path: string, draft: MappingDraft, name: string): Promise<Profile> {
  const { form } = await formOf(path)
  const parsed = ProfileInput.safeParse(profileOfDraft(draft, name, form))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new AppError("INVALID", `This does not fit together yet: ${issue?.path.join(".")} ${issue?.message}.`)
}

/** The header line of a file, as it stands there. */
export async function headersIn(path: string): Promise<readonly string[]> {
  const { headers, table } = await formOf(path)
  await table.rows.return(undefined)
  return headers
}

async function lookAt(path: string) {
  const { headers, table } = await formOf(path)
  const looking = lookAtColumns(headers)
  for await (const { cells } of table.rows) looking.take(cells)
  return { headers, look: looking.finish() }
}

interface Opened {
  form: TableForm
  table: Table
  headers: readonly string[]
}

/** Opens a file in the usual form, or with what seems to stand between its columns, or in the other encoding. */
async function formOf(path: string, form: TableForm = {}): Promise<Opened> {
  try {
    const table = await openTable({ path, form })
    const headers = (await headersOf(table)).map((header) => header.replace(/^\uFEFF/, "").trim())
    if (headers.length > MOST_HEADERS)
      throw new AppError(
        "INVALID",
        `The file has more than ${MOST_HEADERS} columns. Leave out those you do not need.`,
      )
    if (headers.length < 2)
      throw new AppError(
        "INVALID",
        "The first row has only one column. The headers must stand in the first row.",
      )
    return { form, table, headers }
  } catch (error) {
    if (error instanceof WrongDelimiter && form.delimiter === undefined)
      return formOf(path, { ...form, delimiter: error.other })
    throw error
  }
}

function shorten(column: ColumnLook): ColumnLook {
  return column.hasMore ? { ...column, words: column.words.slice(0, EXAMPLES_OF_MANY) } : column
}

const triedPerson = (row: number, name: unknown): TriedCat => ({
  row,
  code: "",
  name: String(name ?? ""),
  stays: [],
})

function triedCat({ row, key, values, stays }: ReadAnimal): TriedCat {
  return {
    row,
    code: key,
    name: String(values.name ?? ""),
    stays: stays.map(({ values: stay, placements }) => {
      const away =
        placements.length > 0 ? `, ${placements.length} time${placements.length === 1 ? "" : "s"} away` : ""
      const end = stay.outcomeOn ? `${stay.outcomeOn} ${stay.outcomeType}` : "still in care"
      return `${stay.intakeOn} ${stay.intakeType ?? "intake unknown"} to ${end}${away}`
    }),
  }
}
