import "server-only"
import type pg from "pg"

// Migrations make their own table; attempts and notes of changes count what this one server saw, so they mean nothing in
// another: they fill themselves. Open sign-ins stay behind because one that was ended since must not be open again.
const LEFT_OUT = ["_prisma_migrations", "Throttle", "FigureChange", "SignIn"]

export interface TableFacts {
  name: string
  columns: string[]
  /** Ends the select that reads the rows in an order that is the same on every server. */
  order: string
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Makes text of values the same whatever the server's version and settings. */
export async function speakPlainly(client: pg.ClientBase): Promise<void> {
  await client.query(
    `set search_path = public; set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
     set extra_float_digits = 1; set bytea_output = 'hex'; set client_encoding = 'UTF8'; set xmloption = 'content';
     set row_security = off; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`,
  )
}

/**
 * The tables of the install as the database itself has them, whatever version of the schema it is. Columns that name
 * transactions of this server and columns that are computed are not in the list: a restored row gets them anew.
 */
export async function tablesOf(client: pg.ClientBase): Promise<TableFacts[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; keys: string[] | null }>(
    `select c.relname::text as name,
       array_agg(a.attname::text order by a.attnum) as columns,
       array_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
         order by array_position(i.indkey::int2[], a.attnum)) filter (where a.attnum = any(i.indkey::int2[])) as keys
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and a.atttypid <> 'xid8'::regtype
     left join pg_index i on i.indrelid = c.oid and i.indisprimary
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> all($1::text[])
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     group by c.oid, c.relname order by c.relname collate "C"`,
    [LEFT_OUT],
  )
  return rows.map(({ name, columns, keys }) => ({
    name,
    columns,
    order: keys ? keys.join(", ") : columns.map((_, place) => place + 1).join(", "),
  }))
}

/** The command that reads a table's rows as text, in order. A backup that is being made is no part of itself. */
export function copyOut({ name, columns, order }: TableFacts): string {
  const only = name === "BackupRun" ? ` where "state" <> 'running'` : ""
  return `copy (select ${columns.map(quoted).join(", ")} from ${quoted(name)}${only} order by ${order}) to stdout`
}

export interface AppliedMigration {
  name: string
  checksum: string
}

/** The migrations a database has been brought through, in order; none where there is no such table. */
export async function appliedMigrations(client: pg.ClientBase): Promise<AppliedMigration[]> {
  const { rows: known } = await client.query(
    "select to_regclass('public._prisma_migrations') is not null as is",
  )
  if (!known[0].is) return []
  const { rows } = await client.query<AppliedMigration>(
    `select migration_name as name, checksum from public._prisma_migrations
     where finished_at is not null and rolled_back_at is null order by migration_name collate "C"`,
  )
  return rows
}

/** Where sequences stand. */
export async function sequencesOf(client: pg.ClientBase): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename::text as name, last_value::text as value from pg_sequences
     where schemaname = 'public' and last_value is not null order by 1`,
  )
  return rows
}

/** Whether the database holds a shelter, the demo or one's own. */
export async function holdsShelter(client: pg.ClientBase): Promise<boolean> {
  const { rows: known } = await client.query(`select to_regclass('public."Shelter"') is not null as is`)
  if (!known[0].is) return false
  const { rows } = await client.query(`select exists (select from public."Shelter") as is`)
  return rows[0].is
}
