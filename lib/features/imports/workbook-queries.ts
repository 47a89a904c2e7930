import "server-only"
import { readFile } from "node:fs/promises"
import { promisify } from "node:util"
import { inflateRaw } from "node:zlib"
import { HucreError } from "hucre"
import { streamXlsxRows } from "hucre/xlsx"
import { AppError } from "@/lib/platform/errors"

/** What one workbook may unpack to, all its parts together; a shelter's export stays far below. */
const MOST_UNPACKED = 160 * 1024 * 1024
const MOST_PARTS = 2000
const MOST_CELLS = 6_000_000
const MOST_COLUMNS = 2000

const refuse = (sentence: string) => new AppError("INVALID", sentence)
const DAMAGED = "The workbook is damaged: it cannot be unpacked. Save it anew and import that."
const TOO_LARGE =
  "The workbook unpacks to more than a table needs. Save the sheet as “CSV UTF-8” and import that."

/** One row of a sheet; the number is the one the spreadsheet shows. */
export interface SheetRow {
  number: number
  cells: string[]
}

/**
 * The rows of one sheet (the first, or the one named) with their cells as text: days as YYYY-MM-DD, numbers without
 * exponent, formulas by the value they had when the workbook was saved. Limits hold before anything is parsed.
 */
export async function* readWorkbook(path: string, sheet: string | undefined): AsyncGenerator<SheetRow> {
  const bytes = await readFile(path)
  await checkUnpacked(bytes)
  let cells = 0
  try {
    for await (const { index, values } of streamXlsxRows(bytes, sheet === undefined ? {} : { sheet })) {
      cells += values.length
      if (values.length > MOST_COLUMNS || cells > MOST_CELLS) throw refuse(TOO_LARGE)
      yield { number: index + 1, cells: values.map(cellText) }
    }
  } catch (error) {
    if (error instanceof AppError || !(error instanceof HucreError)) throw error
    throw refuse(DAMAGED)
  }
}

/** A workbook of the old binary kind, or one behind a password: both come in the same wrapping. */
export async function refuseOldWorkbook(path: string): Promise<never> {
  const bytes = await readFile(path)
  const isEncrypted = bytes.includes(Buffer.from("EncryptedPackage", "utf16le"))
  throw refuse(
    isEncrypted
      ? "The workbook is protected with a password. Save it without one and import that."
      : "The file is an old Excel workbook (.xls). Save it as .xlsx or as “CSV UTF-8” and import that.",
  )
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ""
  if (typeof value === "string") return value
  if (typeof value === "number") return numberText(value)
  if (value instanceof Date) return momentText(value)
  return typeof value === "boolean" ? String(value) : ""
}

/** A number as people write it: 15 digits are what a spreadsheet keeps, the rest is noise of its arithmetic. */
function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return value.toFixed(0)
  const text = String(Number(value.toPrecision(15)))
  return text.includes("e") ? value.toFixed(12).replace(/\.?0+$/, "") : text
}

function momentText(value: Date): string {
  if (Number.isNaN(value.getTime())) return ""
  // Times are fractions of a day: half a second of rounding must not move a minute.
  const rounded = new Date(Math.round(value.getTime() / 1000) * 1000)
  const text = rounded.toISOString().slice(0, 19)
  return text.endsWith("T00:00:00") ? text.slice(0, 10) : text
}

const SIGNATURES = { end: 0x06054b50, entry: 0x02014b50 }
const unpack = promisify(inflateRaw)

/** Unpacks every part once against the limit: sizes a file declares of itself prove nothing. */
async function checkUnpacked(bytes: Buffer) {
  let left = MOST_UNPACKED
  for (const { method, start, length } of listParts(bytes)) {
    const packed = bytes.subarray(start, start + length)
    if (method === 0) left -= packed.length
    else if (method !== 8) throw refuse(DAMAGED)
    else {
      const size = await unpack(packed, { maxOutputLength: Math.max(1, left) }).then(
        (whole) => whole.length,
        (error: NodeJS.ErrnoException) => {
          throw refuse(error.code === "ERR_BUFFER_TOO_LARGE" ? TOO_LARGE : DAMAGED)
        },
      )
      left -= size
    }
    if (left < 0) throw refuse(TOO_LARGE)
  }
}

interface Part {
  method: number
  start: number
  length: number
}

function listParts(bytes: Buffer): Part[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length) throw refuse(DAMAGED)
  const count = bytes.readUInt16LE(end + 10)
  if (count > MOST_PARTS) throw refuse(TOO_LARGE)
  const parts: Part[] = []
  let names = false
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== SIGNATURES.entry) throw refuse(DAMAGED)
    const nameLength = bytes.readUInt16LE(at + 28)
    const header = bytes.readUInt32LE(at + 42)
    if (header + 30 > bytes.length) throw refuse(DAMAGED)
    names ||= bytes.subarray(at + 46, at + 46 + nameLength).toString("utf8") === "[Content_Types].xml"
    parts.push({
      method: bytes.readUInt16LE(at + 10),
      start: header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28),
      length: bytes.readUInt32LE(at + 20),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  if (!names) throw refuse("The file is a zip archive, no workbook. Unpack it and import the table inside.")
  return parts
}
