import "server-only"
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { open, stat } from "node:fs/promises"
import { Readable, Transform } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGunzip } from "node:zlib"
import { type Options, type Parser, parse } from "csv-parse"
import { DELIMITERS, type Profile } from "@/lib/domain/interop/profile"
import { AppError } from "@/lib/platform/errors"
import { readJsonTable } from "./json-queries"
import { readWorkbook, refuseOldWorkbook } from "./workbook-queries"

/** A small file can unpack into a huge one; a shelter's export never reaches this. */
const MOST_TEXT_BYTES = 512 * 1024 * 1024
const LONGEST_RECORD = 32 * 1024 * 1024
const PEEK_BYTES = 4096

/** How a file is written; a profile says it, and a file nobody has described yet is tried with the usual. */
export type TableForm = Pick<Profile, "encoding" | "delimiter" | "headerRow" | "sheet">

export const TABLE_KINDS = ["csv", "json", "workbook"] as const
export type TableKind = (typeof TABLE_KINDS)[number]

/** One row as it stands in the file, with the number people see. The first is the header. */
export interface TableRow {
  number: number
  cells: readonly string[]
}

export interface Table {
  kind: TableKind
  /** Can be walked once. */
  rows: AsyncGenerator<TableRow>
}

interface TableRequest {
  path: string
  form: TableForm
  /** Called now and then with the bytes read so far and the size of the file. */
  onProgress?: ((done: number, total: number) => void) | undefined
}

const refuse = (sentence: string) => new AppError("INVALID", sentence)

/** Opens a table: CSV or JSON, plain or packed, or a workbook. Every way it can be wrong is one clear sentence. */
export async function openTable({ path, form, onProgress }: TableRequest): Promise<Table> {
  const { size } = await stat(path).catch(() => {
    throw refuse(`There is no file ${path}.`)
  })
  if (size === 0) throw refuse("The file is empty.")
  const signature = await signatureOf(path, form)
  if (signature === "PK\u0003\u0004")
    return { kind: "workbook", rows: workbookRows({ path, form, onProgress, size }) }
  if (signature === "\u00d0\u00cf\u0011\u00e0") return refuseOldWorkbook(path)
  let done = 0
  const watch = new Transform({
    transform(chunk: Buffer, _, next) {
      done += chunk.length
      onProgress?.(done, size)
      next(null, chunk)
    },
  })
  const source = createReadStream(path)
  const isPacked = signature.startsWith("\u001f\u008b")
  const text = textOf([source, watch, ...(isPacked ? [createGunzip()] : [])], form)
  return await textTable(text, form).catch((error) => {
    source.destroy()
    throw asRefusal(error, form)
  })
}

/** SHA-256 of a file as it lies there. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256")
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest("hex")
}

async function signatureOf(path: string, form: TableForm): Promise<string> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
      return buffer.subarray(0, bytesRead).toString("latin1")
    } finally {
      await file.close()
    }
  } catch (error) {
    throw asRefusal(error, form)
  }
}

async function* workbookRows(request: TableRequest & { size: number }): AsyncGenerator<TableRow> {
  const { path, form, size, onProgress } = request
  const from = form.headerRow ?? 1
  let isEmpty = true
  for await (const row of readWorkbook(path, form.sheet)) {
    if (row.number < from) continue
    isEmpty = false
    yield row
  }
  if (isEmpty)
    throw refuse(
      form.sheet === undefined
        ? "The sheet is empty."
        : `The workbook has no sheet “${form.sheet}”, or it is empty.`,
    )
  onProgress?.(size, size)
}

type Stage = NodeJS.ReadableStream | NodeJS.ReadWriteStream

/** The text of a file as a stream of strings; refuses what is no text of the form's encoding. */
function textOf(stages: Stage[], form: TableForm): Readable {
  const decoder = new TextDecoder(form.encoding ?? "utf-8", { fatal: true })
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
    throw refuse("There is a workbook inside the packed file. Unpack it and import the workbook itself.")
  if (signature === "%PDF")
    throw refuse("The file is a PDF. Import needs the table itself, as CSV, JSON or .xlsx.")
}

async function textTable(text: Readable, form: TableForm): Promise<Table> {
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
    ? { kind: "json", rows: refusing(jsonRows(whole), form) }
    : { kind: "csv", rows: refusing(csvRows(whole, form), form) }
}

async function* restOf(start: string, parts: AsyncIterator<string>): AsyncGenerator<string> {
  yield start
  for (;;) {
    const { value, done } = await parts.next()
    if (done) return
    yield value
  }
}

async function* refusing(rows: AsyncGenerator<TableRow>, form: TableForm): AsyncGenerator<TableRow> {
  try {
    yield* rows
  } catch (error) {
    throw asRefusal(error, form)
  }
}

async function* jsonRows(whole: AsyncGenerator<string>): AsyncGenerator<TableRow> {
  const { headers, rows } = await readJsonTable(whole)
  // A JSON file has no header row: its first record is row 1.
  yield { number: 0, cells: headers }
  for (const [i, cells] of rows.entries()) yield { number: i + 1, cells }
}

async function* csvRows(whole: AsyncGenerator<string>, form: TableForm): AsyncGenerator<TableRow> {
  const options: Options = {
    delimiter: form.delimiter ?? ",",
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
  }
  const parser: Parser = parse(options)
  const feeding = pipeline(Readable.from(whole), parser)
  feeding.catch(() => {}) // told by the loop below
  const from = form.headerRow ?? 1
  let number = 0
  for await (const cells of parser as AsyncIterable<string[]>) {
    number++
    if (number < from) continue
    if (number === from) checkDelimiter(cells, form)
    yield { number, cells }
  }
  await feeding
  if (number < from) throw refuse("The file is empty.")
}

const DELIMITER_NAMES = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" } as const

/** What seems to stand between the columns of a header that was read as one cell; null when nothing does. */
export function likelyDelimiter(only: string, own: string): (typeof DELIMITERS)[number] | null {
  return DELIMITERS.find((one) => one !== own && only.split(one).length > 2) ?? null
}

function checkDelimiter(header: readonly string[], form: TableForm) {
  const own = form.delimiter ?? ","
  const [only = ""] = header
  const other = header.length > 1 ? null : likelyDelimiter(only, own)
  if (!other) return
  throw new WrongDelimiter(
    `The columns of this file stand between ${DELIMITER_NAMES[other]}, not ${DELIMITER_NAMES[own]}. ` +
      `Save it with ${DELIMITER_NAMES[own]}, or say "delimiter": ${JSON.stringify(other)} in the profile.`,
    other,
  )
}

/** The header is one cell that another delimiter would cut into columns. */
export class WrongDelimiter extends AppError {
  constructor(
    sentence: string,
    readonly other: (typeof DELIMITERS)[number],
  ) {
    super("INVALID", sentence)
  }
}

/** Turns what the libraries throw at a broken file into a sentence; anything else stays what it is. */
function asRefusal(error: unknown, form: TableForm): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error
  const code = "code" in error ? String(error.code) : ""
  const line = "lines" in error ? ` (the file ends at line ${String(error.lines)})` : ""
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
    return refuse(
      `The file is not valid ${(form.encoding ?? "utf-8").toUpperCase()}. Save it as “CSV UTF-8”, or say "encoding": "windows-1252" in the profile.`,
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
