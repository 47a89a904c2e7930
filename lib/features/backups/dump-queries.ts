import "server-only"
import { createHash } from "node:crypto"
import type pg from "pg"
import { to as copyTo } from "pg-copy-streams"
import { type TarEntry, tarEnd, tarEntry } from "@/lib/platform/tar"
import { type BackupManifest, HEAD_FILE, headOf, type KeptFile, MANIFEST_FILE, SECRET_FILE } from "./schema"
import { appliedMigrations, copyOut, sequencesOf, type TableFacts, tablesOf } from "./tables-queries"

const PART_BYTES = 8 * 1024 * 1024

export interface DumpOptions {
  app: string
  madeAt: Date
  secret: string | null
  filesGroup: { group: string; identity: string | null }
  /** Asked when all rows are read: every file a row speaks of is there by then. */
  files: () => Promise<KeptFile[]>
  onTable?: (name: string, rows: number) => void
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")
const json = (document: unknown) => Buffer.from(`${JSON.stringify(document, null, 1)}\n`)

/** Pieces of a stream joined to parts of a size that fits in memory. */
async function* partsOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const piece of stream) {
    held.push(piece)
    size += piece.length
    if (size < PART_BYTES) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

/** SHA-256 and number of a table's rows as they are read out, in the order of its key: the same for the same rows on any server. */
export async function sumOfTable(client: pg.ClientBase, table: TableFacts) {
  const stream = client.query(copyTo(copyOut(table)))
  const hash = createHash("sha256")
  for await (const piece of stream) hash.update(piece)
  return { name: table.name, rows: stream.rowCount, sha256: hash.digest("hex") }
}

/**
 * Everything of the install as the pieces of a tar archive, all of it as of one moment. The client must be in a
 * transaction of its own that sees one snapshot. Gives the manifest when it is done.
 */
export async function* dumpTar(
  client: pg.ClientBase,
  { app, madeAt, secret, filesGroup, files, onTable }: DumpOptions,
): AsyncGenerator<Uint8Array, BackupManifest, undefined> {
  const entries: BackupManifest["entries"] = []
  const packed = ({ name, bytes }: TarEntry) => {
    entries.push({ name, bytes: bytes.length, sha256: sha256(bytes) })
    return tarEntry({ name, bytes })
  }
  const { rows: server } = await client.query("select current_setting('server_version') as version")
  const tables = await tablesOf(client)
  const head = headOf({
    app,
    madeAt: madeAt.toISOString(),
    postgres: server[0].version,
    migrations: await appliedMigrations(client),
    tables: tables.map(({ name, columns }) => ({ name, columns })),
    files: filesGroup,
  })
  yield packed({ name: HEAD_FILE, bytes: json(head) })
  if (secret) yield packed({ name: SECRET_FILE, bytes: Buffer.from(secret) })

  const sums: BackupManifest["tables"] = []
  for (const table of tables) {
    const stream = client.query(copyTo(copyOut(table)))
    const hash = createHash("sha256")
    let part = 0
    for await (const bytes of partsOf(stream)) {
      hash.update(bytes)
      part++
      yield packed({ name: `tables/${table.name}/${String(part).padStart(6, "0")}.copy`, bytes })
    }
    sums.push({ name: table.name, rows: stream.rowCount, sha256: hash.digest("hex") })
    onTable?.(table.name, stream.rowCount)
  }
  const manifest = {
    rows: sums.reduce((sum, { rows }) => sum + rows, 0),
    tables: sums,
    sequences: await sequencesOf(client),
    entries,
    files: await files(),
  }
  yield tarEntry({ name: MANIFEST_FILE, bytes: json(manifest) })
  yield tarEnd()
  return manifest
}
