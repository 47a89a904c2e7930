import "server-only"
import { createHash } from "node:crypto"
import { stringify } from "csv-stringify/sync"
import type pg from "pg"
import { can } from "@/lib/domain/access/table"
import { guardCell } from "@/lib/domain/interop/guard-cell"
import { readBulk, systemDb } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { files } from "@/lib/platform/files"
import type { Viewer } from "@/lib/platform/viewer"
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  type FileEntry,
  MANIFEST,
  type Manifest,
  peopleFile,
  photoFolder,
  tableFile,
} from "./archive-schema"
import { ARCHIVE_TABLES, LEFT_OUT_COLUMNS, LEFT_OUT_TABLES, tableEntry } from "./catalogue-schema"
import { schemaVersion } from "./version-queries"

/** Where the files of an archive go. */
export interface ArchiveSink {
  /** Takes one file in pieces, in order; the next begins when this one is whole. */
  file(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void>
}

interface ExportWish {
  sink: ArchiveSink
  /** The photos' files too. */
  withPhotos: boolean
  onRows?: (done: number) => Promise<void> | void
}

const ROWS_AT_ONCE = 2_000

/** Writes everything a shelter owns, as of one moment. The same shelter gives the same bytes. */
export async function exportShelter(viewer: Viewer, wish: ExportWish): Promise<Manifest> {
  if (!can(viewer, "settings:edit")) throw new AppError("FORBIDDEN")
  return readBulk(viewer, async (client) => {
    await client.query("begin isolation level repeatable read read only")
    try {
      await client.query("set local time zone 'UTC'")
      await client.query("set local datestyle to 'ISO, YMD'")
      return await writeArchive(client, viewer, wish)
    } finally {
      await client.query("rollback")
    }
  })
}

async function writeArchive(client: pg.PoolClient, viewer: Viewer, wish: ExportWish): Promise<Manifest> {
  const written: FileEntry[] = []
  const put = async (path: string, pieces: AsyncIterable<Uint8Array>) => {
    const hash = createHash("sha256")
    let bytes = 0
    await wish.sink.file(
      path,
      (async function* () {
        for await (const piece of pieces) {
          hash.update(piece)
          bytes += piece.length
          yield piece
        }
      })(),
    )
    written.push({ path, bytes, sha256: hash.digest("hex") })
  }
  const tables: Manifest["tables"] = []
  let done = 0
  for (const name of ARCHIVE_TABLES) {
    const { meaning, columns } = tableEntry(name)
    let rows = 0
    const counted = async function* () {
      for await (const lines of linesOf(client, viewer, name)) {
        rows += lines.length
        await wish.onRows?.(done + rows)
        yield new TextEncoder().encode(lines.map((line) => `${line}\n`).join(""))
      }
    }
    await put(tableFile(name), counted())
    await put(peopleFile(name), csvOf(client, viewer, name))
    done += rows
    tables.push({
      name,
      meaning,
      rows,
      columns: Object.entries(columns).map(([column, [type, says]]) => ({
        name: column,
        type,
        meaning: says,
      })),
    })
  }
  if (wish.withPhotos) await writePhotos(client, viewer, put)
  const { rows } = await client.query<{ id: string; code: string; name: string; timeZone: string }>(
    `select "id", "code", "name", "timeZone" from "Shelter" where "id" = $1::uuid`,
    [viewer.shelterId],
  )
  const manifest: Manifest = {
    format: ARCHIVE_FORMAT,
    formatVersion: ARCHIVE_VERSION,
    schemaVersion: await schemaVersion(),
    shelter: rows[0] as Manifest["shelter"],
    tables,
    leftOut: {
      ...LEFT_OUT_TABLES,
      ...LEFT_OUT_COLUMNS,
      ...(wish.withPhotos ? {} : { photos: "The photos' files; the command line writes them too." }),
    },
    files: written,
  }
  await wish.sink.file(MANIFEST, once(`${JSON.stringify(manifest, null, 2)}\n`))
  return manifest
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

/** A column as the archive writes it; a JSON value as its text, so that JSON's own null is not the absence of one. */
function asWritten(table: string, column: string, type: string): string {
  // Accounts are behind a wall of their own, so their addresses come along as a value.
  if (table === "Person" && column === "email") return `$2::jsonb ->> t."accountId"::text as "email"`
  if (type === "jsonb") return `t."${column}"::text as "${column}"`
  if (type.startsWith("timestamp"))
    return `to_char(t."${column}" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${column}"`
  if (type === "date") return `t."${column}"::text as "${column}"`
  return `t."${column}"`
}

function selectOf(table: string): string {
  const { columns, key } = tableEntry(table)
  const wanted = Object.entries(columns).map(([column, [type]]) => asWritten(table, column, type))
  const mine = table === "Shelter" ? `t."id"` : `t."shelterId"`
  const order = key.map((column) => `t."${column}"${isText(columns[column]?.[0]) ? ' collate "C"' : ""}`)
  return `select ${wanted.join(", ")} from "${table}" t where ${mine} = $1::uuid order by ${order.join(", ")}`
}

const isText = (type: string | undefined) => type === "text"

async function* linesOf(client: pg.PoolClient, viewer: Viewer, table: string): AsyncGenerator<string[]> {
  await client.query(
    `declare archive no scroll cursor for select row_to_json(x)::text as line from (${selectOf(table)}) x`,
    table === "Person" ? [viewer.shelterId, await addressesOf(viewer)] : [viewer.shelterId],
  )
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${ROWS_AT_ONCE} from archive`)
    if (rows.length === 0) break
    yield rows.map(({ line }) => line)
  }
  await client.query("close archive")
}

/** The addresses of the accounts of the shelter's people, by account. */
async function addressesOf({ shelterId }: Viewer): Promise<string> {
  const accounts = await systemDb().account.findMany({
    where: { people: { some: { shelterId } } },
    select: { id: true, email: true },
  })
  return JSON.stringify(Object.fromEntries(accounts.map(({ id, email }) => [id, email])))
}

/** The same rows for people's eyes: what a spreadsheet would run as a formula is guarded. */
async function* csvOf(client: pg.PoolClient, viewer: Viewer, table: string): AsyncGenerator<Uint8Array> {
  const columns = Object.keys(tableEntry(table).columns)
  const encoder = new TextEncoder()
  yield encoder.encode(stringify([columns]))
  for await (const lines of linesOf(client, viewer, table)) {
    const rows = lines.map((line) => {
      const row = JSON.parse(line) as Record<string, unknown>
      return columns.map((column) => guardCell(cellOf(row[column])))
    })
    yield encoder.encode(stringify(rows))
  }
}

const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return ""
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}

async function writePhotos(
  client: pg.PoolClient,
  viewer: Viewer,
  put: (path: string, pieces: AsyncIterable<Uint8Array>) => Promise<void>,
) {
  const { rows } = await client.query<{ id: string }>(
    `select "id" from "Photo" where "shelterId" = $1::uuid order by "id"`,
    [viewer.shelterId],
  )
  for (const { id } of rows) {
    const folder = ["photos", viewer.shelterId, id]
    for (const name of (await files().list(folder)).sort()) {
      const bytes = await files().get([...folder, name])
      if (bytes) await put(`${photoFolder(id)}/${name}`, piece(bytes))
    }
  }
}

async function* piece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** How many rows the archive of a shelter has now. */
export async function countArchive(viewer: Viewer): Promise<number> {
  const counts = ARCHIVE_TABLES.map(
    (table) =>
      `(select count(*) from "${table}" where "${table === "Shelter" ? "id" : "shelterId"}" = $1::uuid)`,
  )
  return readBulk(viewer, async (client) => {
    const { rows } = await client.query<{ n: number }>(`select (${counts.join(" + ")})::int as n`, [
      viewer.shelterId,
    ])
    return rows[0]?.n ?? 0
  })
}
