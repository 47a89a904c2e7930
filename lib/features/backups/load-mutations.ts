import "server-only"
import { pipeline } from "node:stream/promises"
import type pg from "pg"
import { from as copyFrom } from "pg-copy-streams"
import { AppError } from "@/lib/platform/errors"
import type { TarEntry } from "@/lib/platform/tar"
import { sumOfTable } from "./dump-queries"
import { tableOf } from "./read-queries"
import type { BackupHead, BackupManifest } from "./schema"
import { holdsShelter, quoted, speakPlainly, tablesOf } from "./tables-queries"

// Building an index in memory instead of on disk, within what a small machine has to spare.
const INDEX_MEMORY = "128MB"

interface Scaffold {
  /** Takes away what makes loading slow, and puts it back. Run in the given order. */
  down: string[]
  up: string[]
}

/**
 * Keys that point elsewhere, indexes and triggers: rows are loaded without them and each is made again afterwards, which
 * checks every row. All of it is the tables' owner's right; a superuser is not needed.
 */
async function scaffoldOf(client: pg.ClientBase): Promise<Scaffold> {
  const { rows } = await client.query<Scaffold>(
    `with own as (select oid, oid::regclass::text as tbl from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace),
     keys as (
       select format('alter table %s drop constraint %I', tbl, conname) as down,
         format('alter table %s add constraint %I %s', tbl, conname, pg_get_constraintdef(c.oid)) as up
       from pg_constraint c join own on own.oid = c.conrelid where contype = 'f' order by tbl, conname),
     idx as (
       select format('drop index %s', i.indexrelid::regclass) as down, pg_get_indexdef(i.indexrelid) as up
       from pg_index i join own on own.oid = i.indrelid
       where not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
       order by tbl, i.indexrelid),
     trg as (
       select format('alter table %s disable trigger %I', tbl, tgname) as down,
         format('alter table %s enable trigger %I', tbl, tgname) as up
       from pg_trigger t join own on own.oid = t.tgrelid where not tgisinternal and tgenabled = 'O' order by tbl, tgname)
     select (select coalesce(array_agg(down), '{}') from keys) || (select coalesce(array_agg(down), '{}') from idx)
         || (select coalesce(array_agg(down), '{}') from trg) as down,
       (select coalesce(array_agg(up), '{}') from idx) || (select coalesce(array_agg(up), '{}') from trg)
         || (select coalesce(array_agg(up), '{}') from keys) as up`,
  )
  return rows[0] ?? { down: [], up: [] }
}

/**
 * Loads a backup's rows in one transaction: every table holds exactly what the backup's manifest says, by SHA-256, or
 * nothing changes at all. The database must have the backup's schema and no shelter.
 */
export async function loadRows(
  client: pg.ClientBase,
  { head, manifest }: { head: BackupHead; manifest: BackupManifest },
  entries: AsyncIterable<TarEntry>,
  onWord: (sentence: string) => void,
): Promise<void> {
  await speakPlainly(client)
  await client.query("begin")
  try {
    await client.query(`set local maintenance_work_mem = '${INDEX_MEMORY}'`)
    await client.query(`lock table "Shelter" in access exclusive mode`)
    if (await holdsShelter(client)) throw notEmpty()
    const tables = await tablesOf(client)
    const there = tables.map(({ name, columns }) => ({ name, columns }))
    if (JSON.stringify(there) !== JSON.stringify(head.tables))
      throw new AppError(
        "CONFLICT",
        "The tables of this database are not those of the backup. Nothing was restored.",
      )

    const scaffold = await scaffoldOf(client)
    const all = await client.query<{ name: string }>(
      `select quote_ident(relname) as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
         and relname <> '_prisma_migrations'`,
    )
    await client.query(`truncate ${all.rows.map(({ name }) => name).join(", ")}`)
    for (const command of scaffold.down) await client.query(command)
    await copyIn(client, head, manifest, entries, onWord)
    onWord("Building indexes")
    for (const command of scaffold.up) await client.query(command)
    for (const { name, value } of manifest.sequences)
      await client.query("select setval($1::regclass, $2::bigint)", [quoted(name), value])

    onWord("Comparing checksums")
    for (const table of tables) {
      const sum = await sumOfTable(client, table)
      const wanted = manifest.tables.find(({ name }) => name === table.name)
      if (sum.rows !== wanted?.rows || sum.sha256 !== wanted.sha256)
        throw new AppError(
          "UNEXPECTED",
          `The rows of ${table.name} came out of the database other than they went in. Nothing was restored.`,
        )
    }
    await client.query("analyze")
    await client.query("commit")
  } catch (error) {
    await client.query("rollback").catch(() => {})
    throw error
  }
}

export const notEmpty = () =>
  new AppError(
    "CONFLICT",
    "This install holds a shelter already, so nothing was restored. To restore beside it, start from an empty one: stop Slackline, move its data folder aside (mv .slackline .slackline.old) or name an empty database in DATABASE_URL, and restore before the first start.",
  )

async function copyIn(
  client: pg.ClientBase,
  head: BackupHead,
  manifest: BackupManifest,
  entries: AsyncIterable<TarEntry>,
  onWord: (sentence: string) => void,
): Promise<void> {
  const source = entries[Symbol.asyncIterator]()
  let next = await source.next()
  async function* partsOf(table: string) {
    while (!next.done && tableOf(next.value.name) === table) {
      yield next.value.bytes
      next = await source.next()
    }
  }
  try {
    while (!next.done) {
      const table = tableOf(next.value.name)
      if (!table) {
        next = await source.next()
        continue
      }
      const columns = head.tables.find((one) => one.name === table)?.columns
      if (!columns) throw new RangeError(`the backup has rows of ${table} but no such table`)
      onWord(`${table}: ${manifest.tables.find((one) => one.name === table)?.rows ?? 0} rows`)
      // Frozen: the table was emptied in this same transaction, and nobody has to visit the rows again later.
      const command = `copy ${quoted(table)} (${columns.map(quoted).join(", ")}) from stdin with (freeze)`
      await pipeline(partsOf(table), client.query(copyFrom(command)))
    }
  } finally {
    await source.return?.()
  }
}
