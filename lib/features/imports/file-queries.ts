import "server-only"
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { open, stat } from "node:fs/promises"
import { Readable, Transform } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGunzip } from "node:zlib"
import { type Options, type Parser, parse } from "csv-parse"
import type { Day } from "@/lib/domain/calendar/day"
import { type CompiledProfile, compileProfile } from "@/lib/domain/interop/compile-profile"
import { type FileReading, type Gatherer, gatherRows } from "@/lib/domain/interop/gather"
import { DELIMITERS, type Profile } from "@/lib/domain/interop/profile"
import { BUILT_IN_PROFILES } from "@/lib/domain/interop/profiles/built-in"
import { AppError } from "@/lib/platform/errors"
import { type JsonTable, readJsonTable } from "./json-queries"

/** A small file can unpack into a huge one; a shelter's export never reaches this. */
const MOST_TEXT_BYTES = 512 * 1024 * 1024
const LONGEST_RECORD = 32 * 1024 * 1024
const PEEK_BYTES = 4096

export interface FileAnswer {
  reading: FileReading
  /** SHA-256 of the file as it lies there. */
  hash: string
  duplicates: readonly string[]
}

interface ReadRequest {
  path: string
  profile: Profile
  today: Day
  /** Called now and then with the bytes read so far and the size of the file. */
  onProgress?: (done: number, total: number) => void
}

const refuse = (sentence: string) => new AppError("INVALID", sentence)

/** Reads a whole file by a profile: plain or gzip, CSV or JSON. Every way it can be wrong is one clear sentence. */
export async function readImportFile({ path, profile, today, onProgress }: ReadRequest): Promise<FileAnswer> {
  const { size } = await stat(path).catch(() => {
    throw refuse(`There is no file ${path}.`)
  })
  if (size === 0) throw refuse("The file is empty.")
  const hash = createHash("sha256")
  let done = 0
  const isPacked = await isGzip(path)
  const watch = new Transform({
    transform(chunk: Buffer, _, next) {
      hash.update(chunk)
      done += chunk.length
      onProgress?.(done, size)
      next(null, chunk)
    },
  })
  const source = createReadStream(path)
  const text = textOf({ stages: [source, watch, ...(isPacked ? [createGunzip()] : [])], profile })
  try {
    const { reading, compiled } = await readText({ text, profile, today })
    return { reading, hash: hash.digest("hex"), duplicates: compiled.columns.duplicates }
  } catch (error) {
    source.destroy()
    throw asRefusal(error, profile)
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

interface TextRequest {
  stages: (NodeJS.ReadableStream | NodeJS.ReadWriteStream)[]
  profile: Profile
}

/** The text of a file as a stream of strings; refuses what is no text of the profile's encoding. */
function textOf({ stages, profile }: TextRequest): Readable {
  const decoder = new TextDecoder(profile.encoding ?? "utf-8", { fatal: true })
  let bytes = 0
  const decode = new Transform({
    readableObjectMode: true,
    transform(chunk: Buffer, _, next) {
      try {
        if (bytes === 0) checkStart(chunk)
        bytes += chunk.length
        if (bytes > MOST_TEXT_BYTES)
          throw refuse("The file is larger than 512 MB when unpacked. Split it into parts.")
        const text = decoder.decode(chunk, { stream: true })
        next(null, text === "" ? undefined : text)
      } catch (error) {
        next(error as Error)
      }
    },
    flush(next) {
      try {
        const text = decoder.decode()
        next(null, text === "" ? undefined : text)
      } catch (error) {
        next(error as Error)
      }
    },
  })
  pipeline([...stages, decode] as NodeJS.ReadWriteStream[]).catch(() => {}) // the reader of `decode` gets the error
  return decode
}

function checkStart(chunk: Buffer) {
  const start = chunk.subarray(0, PEEK_BYTES)
  const isUtf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)
  const zeros = start.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
  if (isUtf16 || zeros > start.length / 5)
    throw refuse(
      "The file is written in UTF-16. Save it as “CSV UTF-8” (in Excel: Save as, CSV UTF-8) and import that.",
    )
  const signature = start.subarray(0, 4).toString("latin1")
  if (signature === "PK\u0003\u0004" || signature === "\u00d0\u00cf\u0011\u00e0")
    throw refuse(
      "The file is a workbook or a zip archive, no CSV. Open it, save the sheet as “CSV UTF-8” and import that.",
    )
  if (signature === "%PDF") throw refuse("The file is a PDF. Import needs the table itself, as CSV or JSON.")
}

interface Read {
  reading: FileReading
  compiled: CompiledProfile
}

async function readText({
  text,
  profile,
  today,
}: {
  text: Readable
  profile: Profile
  today: Day
}): Promise<Read> {
  const parts = text[Symbol.asyncIterator]() as AsyncIterator<string>
  let start = ""
  for (;;) {
    const { value, done } = await parts.next()
    if (done) break
    start += value
    if (start.trim() !== "") break
  }
  if (start.replace(/^\uFEFF/, "").trim() === "") throw refuse("The file is empty.")
  const whole = restOf(start, parts)
  return /^\uFEFF?\s*[[{]/.test(start)
    ? readJson({ table: await readJsonTable(whole), profile, today })
    : readCsv({ whole, profile, today })
}

async function* restOf(start: string, parts: AsyncIterator<string>): AsyncGenerator<string> {
  yield start
  for (;;) {
    const { value, done } = await parts.next()
    if (done) return
    yield value
  }
}

function readJson({ table, profile, today }: { table: JsonTable; profile: Profile; today: Day }): Read {
  const { compiled, gatherer } = begin(profile, table.headers, today)
  // A JSON file has no header row: its first record is row 1.
  table.rows.forEach((cells, i) => {
    gatherer.take(i + 1, cells)
  })
  return { reading: gatherer.finish(), compiled }
}

interface CsvRequest {
  whole: AsyncGenerator<string>
  profile: Profile
  today: Day
}

async function readCsv({ whole, profile, today }: CsvRequest): Promise<Read> {
  const options: Options = {
    delimiter: profile.delimiter ?? ",",
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
  }
  const parser: Parser = parse(options)
  const feeding = pipeline(Readable.from(whole), parser)
  feeding.catch(() => {}) // told by the loop below
  let begun: { compiled: CompiledProfile; gatherer: Gatherer } | null = null
  let number = 0
  for await (const cells of parser as AsyncIterable<string[]>) {
    number++
    if (number < (profile.headerRow ?? 1)) continue
    if (!begun) {
      checkDelimiter(cells, profile)
      begun = begin(profile, cells, today)
    } else if (cells.length > 1 || cells[0] !== "") begun.gatherer.take(number, cells)
  }
  await feeding
  if (!begun) throw refuse("The file is empty.")
  return { reading: begun.gatherer.finish(), compiled: begun.compiled }
}

function begin(profile: Profile, headers: readonly string[], today: Day) {
  const compilation = compileProfile(profile, headers)
  if (!compilation.ok) {
    const fitting = BUILT_IN_PROFILES.filter(
      (other) => other !== profile && compileProfile(other, headers).ok,
    )
    const hint =
      fitting.length > 0 ? ` It looks like a file for ${fitting.map(({ name }) => name).join(" or ")}.` : ""
    throw refuse(`${compilation.sentence}${hint}`)
  }
  return { compiled: compilation.compiled, gatherer: gatherRows(compilation.compiled, today) }
}

const DELIMITER_NAMES = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" } as const

function checkDelimiter(header: readonly string[], profile: Profile) {
  const own = profile.delimiter ?? ","
  const [only = ""] = header
  if (header.length > 1) return
  const other = DELIMITERS.find((one) => one !== own && only.split(one).length > 2)
  if (!other) return
  throw refuse(
    `The columns of this file stand between ${DELIMITER_NAMES[other]}, not ${DELIMITER_NAMES[own]}. ` +
      `Save it with ${DELIMITER_NAMES[own]}, or say "delimiter": ${JSON.stringify(other)} in the profile.`,
  )
}

/** Turns what the libraries throw at a broken file into a sentence; anything else stays what it is. */
function asRefusal(error: unknown, profile: Profile): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error
  const code = "code" in error ? String(error.code) : ""
  const line = "lines" in error ? ` (the file ends at line ${String(error.lines)})` : ""
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
    return refuse(
      `The file is not valid ${(profile.encoding ?? "utf-8").toUpperCase()}. Save it as “CSV UTF-8”, or say "encoding": "windows-1252" in the profile.`,
    )
  if (code === "CSV_QUOTE_NOT_CLOSED")
    return refuse(`A quotation mark is opened and never closed${line}. Correct the cell and import again.`)
  if (code === "CSV_MAX_RECORD_SIZE")
    return refuse("One row is larger than 32 MB; most likely a quotation mark is opened and never closed.")
  if (code.startsWith("CSV_")) return refuse(`The file cannot be read as CSV: ${error.message}.`)
  if (code.startsWith("Z_")) return refuse("The file is damaged: it cannot be unpacked. Copy it again.")
  if (code === "EISDIR") return refuse("That is a folder, not a file.")
  if (code === "EACCES") return refuse("The file cannot be opened: no permission.")
  return error
}
