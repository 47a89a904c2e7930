import "server-only"
import pg from "pg"
import type { AgeKey } from "@/lib/platform/age"
import { Prisma } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { loadRows, notEmpty } from "./load-mutations"
import { type CheckedBackup, entriesOf } from "./read-queries"
import { type AppliedMigration, appliedMigrations, holdsShelter, quoted } from "./tables-queries"

/** Prisma's engine over the migrations of this version; it lives in bin/, where it runs before anything is built. */
export interface Migrations {
  known: () => Promise<AppliedMigration[]>
  /** Applies what is missing, up to a migration or all. */
  apply: (url: string, upTo?: string) => Promise<unknown>
}

interface Source {
  file: string
  key: AgeKey | null
  checked: CheckedBackup
  onWord: (sentence: string) => void
}

/** Refuses a backup whose migrations this version does not have word for word. */
export async function checkMigrations({ head }: CheckedBackup, migrations: Migrations): Promise<void> {
  const known = new Map((await migrations.known()).map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of head.migrations)
    if (known.get(name) !== checksum)
      throw new AppError(
        "CONFLICT",
        `The backup was made by a newer or another Slackline (${name} is not known here). Restore with the version that made it, or a later one. Nothing was restored.`,
      )
}

/** Brings a checked backup into an empty database and that database to the newest schema. */
export async function restoreDatabase(
  url: string,
  { file, key, checked, onWord }: Source,
  migrations: Migrations,
): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => {})
  await client.connect()
  try {
    if (await holdsShelter(client)) throw notEmpty()
    const wanted = checked.head.migrations
    const applied = await appliedMigrations(client)
    const isAhead = applied.some(({ name }) => !wanted.some((one) => one.name === name))
    if (isAhead || applied.length === 0) await clear(client)
    onWord("Making the tables")
    await migrations.apply(url, wanted.at(-1)?.name)
    try {
      await loadRows(client, checked, entriesOf(file, key), onWord)
    } finally {
      // Also when nothing was loaded: an install is left on the newest schema, as it was found.
      await migrations.apply(url)
    }
  } finally {
    await client.end().catch(() => {})
  }
}

/** Empties a database that holds our tables and nothing else, so that an older schema can be made in it. */
async function clear(client: pg.Client): Promise<void> {
  const ours = new Set<string>([...Object.keys(Prisma.ModelName), "_prisma_migrations"])
  const { rows: tables } = await client.query<{ name: string }>(
    `select c.relname::text as name from pg_class c where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  )
  const foreign = tables.find(({ name }) => !ours.has(name))
  if (foreign)
    throw new AppError(
      "CONFLICT",
      `The database has a table that is not Slackline's (${foreign.name}). Restore into a database of its own. Nothing was restored.`,
    )
  await client.query("begin")
  for (const { name } of tables) await client.query(`drop table ${quoted(name)} cascade`)
  const { rows: rest } = await client.query<{ command: string }>(
    `select format('drop function %s cascade', p.oid::regprocedure) as command from pg_proc p
       where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     union all
     select format('drop type %s cascade', t.oid::regtype) from pg_type t
       where t.typnamespace = 'public'::regnamespace and t.typtype = 'e' and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e')`,
  )
  for (const { command } of rest) await client.query(command)
  await client.query("commit")
}
