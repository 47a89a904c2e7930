import "server-only"
import { createHash } from "node:crypto"
import type { Day } from "@/lib/domain/calendar/day"
import { choosePart, missingParts } from "@/lib/domain/interop/choose-part"
import { collectRows } from "@/lib/domain/interop/collect-rows"
import { type CompiledProfile, compileProfile } from "@/lib/domain/interop/compile-profile"
import { type FileReading, gatherRows } from "@/lib/domain/interop/gather"
import { type CollectedPart, gatherSet } from "@/lib/domain/interop/gather-set"
import {
  type AnyProfile,
  isSetProfile,
  type PartProfile,
  type Profile,
  type SetProfile,
} from "@/lib/domain/interop/profile"
import { BUILT_IN_PROFILES, BUILT_IN_SETS } from "@/lib/domain/interop/profiles/built-in"
import { AppError } from "@/lib/platform/errors"
import { hashOf, openTable, type Table, type TableKind } from "./table-queries"

/** One file of an import. */
export interface ImportFile {
  path: string
  /** The name to show; the path may be a temporary one. */
  fileName: string
}

export interface FileAnswer {
  reading: FileReading
  /** SHA-256 of the file as it lies there; of several files, of their hashes in order. */
  hash: string
  duplicates: readonly string[]
  /** What the reading of the files themselves has to say: which file is what, what is missing. */
  remarks: readonly string[]
}

interface ReadRequest {
  files: readonly ImportFile[]
  profile: AnyProfile
  today: Day
  /** Called now and then with the bytes read so far and the size of the files. */
  onProgress?: (done: number, total: number) => void
}

const refuse = (sentence: string) => new AppError("INVALID", sentence)

/** Reads whole files by a profile; those of a set together. */
export async function readImportFiles({
  files,
  profile,
  today,
  onProgress,
}: ReadRequest): Promise<FileAnswer> {
  const [file, ...more] = files
  if (!file) throw refuse("There is no file to import.")
  if (isSetProfile(profile)) return readSet({ files, profile, today, ...(onProgress ? { onProgress } : {}) })
  if (more.length > 0) throw refuse(`${profile.title} is one file. Import one file after the other.`)
  const table = await openTable({ path: file.path, form: profile, onProgress })
  const compiled = compileFor(profile, await headersOf(table), table.kind)
  const gatherer = gatherRows(compiled, today)
  for await (const { number, cells } of table.rows) gatherer.take(number, cells)
  return {
    reading: gatherer.finish(),
    hash: await hashOf(file.path),
    duplicates: compiled.columns.duplicates,
    remarks: [],
  }
}

async function readSet({
  files,
  profile: set,
  today,
  onProgress,
}: ReadRequest & { profile: SetProfile }): Promise<FileAnswer> {
  const parts: CollectedPart[] = []
  const duplicates: string[] = []
  const hash = createHash("sha256")
  for (const [i, { path, fileName }] of files.entries()) {
    const { table, headers, part } = await openPart(set, { path, fileName }, (done, total) =>
      onProgress?.(i + done / total, files.length),
    )
    const compiled = compileFor(part, headers, table.kind, fileName)
    const collector = collectRows(compiled)
    for await (const { number, cells } of table.rows) collector.take(number, cells)
    duplicates.push(...compiled.columns.duplicates.map((header) => `${header} (${fileName})`))
    parts.push({ part, fileName, collected: collector.finish() })
    hash.update(await hashOf(path))
  }
  const { needed, sentences } = missingParts(
    set,
    parts.map(({ part }) => part),
  )
  if (needed.length > 0)
    throw refuse(
      `The file of ${needed.map(({ part }) => part).join(" and of ")} is missing; choose it together with the others.`,
    )
  return {
    reading: gatherSet(set, parts, today),
    hash: hash.digest("hex"),
    duplicates,
    remarks: [...parts.map(({ part, fileName }) => `${fileName}: read as ${part.part}.`), ...sentences],
  }
}

/** Opens a file as the part it is. Parts may be written differently, so each way of writing is tried once. */
async function openPart(
  set: SetProfile,
  file: ImportFile,
  onProgress: (done: number, total: number) => void,
) {
  const byForm = new Map<string, PartProfile[]>()
  for (const part of set.parts) {
    const { encoding, delimiter, headerRow, sheet } = part
    const form = JSON.stringify([encoding, delimiter, headerRow, sheet])
    byForm.set(form, [...(byForm.get(form) ?? []), part])
  }
  let problem: unknown = null
  for (const parts of byForm.values()) {
    const [form = {}] = parts
    try {
      const table = await openTable({ path: file.path, form, onProgress })
      const headers = await headersOf(table)
      const part = choosePart({ ...set, parts }, headers)
      if (part) return { table, headers, part }
      await table.rows.return(undefined)
    } catch (error) {
      problem = error
    }
  }
  throw problem ?? refuse(`${file.fileName} is none of the files of ${set.name}: ${partsOf(set)}.`)
}

const partsOf = (set: SetProfile) => set.parts.map(({ part }) => part).join(", ")

/** The first row of a table; the rest stays to be walked. */
export async function headersOf(table: Table): Promise<readonly string[]> {
  const { value, done } = await table.rows.next()
  if (done || !value) throw refuse("The file is empty.")
  return value.cells
}

function compileFor(
  profile: Profile,
  headers: readonly string[],
  kind: TableKind,
  fileName?: string,
): CompiledProfile {
  const compilation = compileProfile(kind === "workbook" ? withSheetDates(profile) : profile, headers)
  if (compilation.ok) return compilation.compiled
  const where = fileName === undefined ? "" : `${fileName}: `
  throw refuse(`${where}${compilation.sentence}${hintFor(profile, headers)}`)
}

function hintFor(profile: Profile, headers: readonly string[]): string {
  const fitting = [
    ...BUILT_IN_PROFILES.filter((other) => other !== profile && compileProfile(other, headers).ok),
    ...BUILT_IN_SETS.filter((set) => !set.parts.includes(profile as never) && choosePart(set, headers)),
  ]
  return fitting.length > 0
    ? ` It looks like a file for ${fitting.map(({ name }) => name).join(" or ")}.`
    : ""
}

const SHEET_DATE = "YYYY-MM-DD"

/** A date cell of a sheet has no form of its own and comes as YYYY-MM-DD, whatever the profile expects of texts. */
function withSheetDates(profile: Profile): Profile {
  const forms = (dates: readonly string[]) => (dates.includes(SHEET_DATE) ? dates : [...dates, SHEET_DATE])
  const fields = Object.entries(profile.fields).map(([key, spec]) => {
    const isLong = typeof spec === "object" && !Array.isArray(spec) && "dates" in spec && spec.dates
    return [key, isLong ? { ...spec, dates: forms(spec.dates as readonly string[]) } : spec] as const
  })
  return {
    ...profile,
    ...(profile.dates ? { dates: forms(profile.dates) } : {}),
    fields: Object.fromEntries(fields),
  }
}
