import "server-only"
import { AppError } from "@/lib/platform/errors"

/** A JSON list of records as a table; nested values stay JSON text. */
export interface JsonTable {
  headers: string[]
  rows: string[][]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Reads a list of records, or the first list inside an envelope object. */
export async function readJsonTable(parts: AsyncIterable<string>): Promise<JsonTable> {
  let text = ""
  for await (const part of parts) text += part
  let document: unknown
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ""))
  } catch {
    throw new AppError("INVALID", "The file begins like JSON but is not valid JSON. Download it again.")
  }
  const list = Array.isArray(document)
    ? document
    : isRecord(document)
      ? Object.values(document).find(Array.isArray)
      : null
  if (!list) throw new AppError("INVALID", "The JSON file holds no list of records.")
  const records = (list as unknown[]).map((one, i) => {
    if (!isRecord(one)) throw new AppError("INVALID", `Record ${i + 1} of the JSON file is not an object.`)
    return one
  })
  const places = new Map<string, number>()
  for (const record of records)
    for (const key of Object.keys(record)) if (!places.has(key)) places.set(key, places.size)
  const headers = [...places.keys()]
  return { headers, rows: records.map((record) => headers.map((header) => cellOf(record[header]))) }
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ""
  if (typeof value === "string") return value
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}
