import "server-only"
import { createReadStream } from "node:fs"
import { readFile } from "node:fs/promises"
import path from "node:path"
import { createInterface } from "node:readline"
import type pg from "pg"
import { systemPool } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { type FileName, files } from "@/lib/platform/files"
import { hashPassword, speakablePassword } from "@/lib/platform/password"
import { type Manifest, tableFile } from "./archive-schema"
import { ARCHIVE_TABLES, STAND_INS, tableEntry } from "./catalogue-schema"
import { checkFiles, readManifest } from "./folder-queries"
import { schemaVersion } from "./version-queries"

/** What came back. */
export interface RestoreAnswer {
  code: string
  name: string
  rows: number
  photos: number
  /** First passwords of the people whose accounts this install did not have; told once. */
  signIns: { email: string; password: string }[]
}

const ROWS_AT_ONCE = 500
const refuse = (sentence: string) => new AppError("INVALID", `${sentence} Nothing was restored.`)

/**
 * Brings the shelter of an archive's folder back, under its own ids: into an empty database, or beside other shelters.
 * All of it or nothing. For the command line alone.
 */
export async function restoreShelter(
  root: string,
  onRows: (done: number, total: number) => void = () => {},
): Promise<RestoreAnswer> {
  const manifest = await readManifest(root)
  await checkSchema(manifest)
  await checkFiles(root, manifest)
  const client = await systemPool().connect()
  const kept: FileName[] = []
  try {
    await client.query("begin")
    await client.query("set local time zone 'UTC'")
    await refuseKnownShelter(client, manifest)
    const total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0)
    let done = 0
    for (const table of ARCHIVE_TABLES) {
      const before = done
      const rows = await restoreTable(client, { root, table, manifest }, (here) =>
        onRows(before + here, total),
      )
      const said = manifest.tables.find(({ name }) => name === table)?.rows
      if (rows !== said) throw refuse(`The archive has ${rows} rows of ${table} and says ${said}.`)
      done += rows
    }
    const signIns = await givePasswords(client, manifest)
    await restorePhotos(root, manifest, kept)
    await client.query("commit")
    const { code, name } = manifest.shelter
    return { code, name, rows: done, photos: kept.length, signIns }
  } catch (error) {
    await client.query("rollback").catch(() => {})
    for (const name of kept) await files().remove(name)
    throw inWords(error)
  } finally {
    client.release()
  }
}

async function checkSchema(manifest: Manifest) {
  const here = await schemaVersion()
  if (manifest.schemaVersion !== here)
    throw refuse(
      `The archive was made with the data model ${manifest.schemaVersion}; this install has ${here}. Restore it with the version of Slackline that made it, update that one, and export again.`,
    )
  for (const table of ARCHIVE_TABLES) {
    const said = manifest.tables.find(({ name }) => name === table)?.columns.map(({ name }) => name)
    if (JSON.stringify(said) !== JSON.stringify(Object.keys(tableEntry(table).columns)))
      throw refuse(`The archive's columns of ${table} are not those of this version of Slackline.`)
  }
}

async function refuseKnownShelter(client: pg.PoolClient, { shelter }: Manifest) {
  const { rows } = await client.query<{ code: string }>(
    `select "code" from "Shelter" where "id" = $1::uuid or "code" = $2`,
    [shelter.id, shelter.code],
  )
  if (rows[0])
    throw new AppError(
      "CONFLICT",
      `The shelter ${rows[0].code} is in this database already. An archive is restored only where its shelter is not; nothing was restored.`,
    )
}

interface TableJob {
  root: string
  table: string
  manifest: Manifest
}

async function restoreTable(client: pg.PoolClient, job: TableJob, onRows: (done: number) => void) {
  const lines = createInterface({
    input: createReadStream(path.join(job.root, tableFile(job.table)), "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  let portion: string[] = []
  let done = 0
  const flush = async () => {
    await insertRows(client, job, portion)
    done += portion.length
    portion = []
    onRows(done)
  }
  for await (const line of lines) {
    portion.push(line)
    if (portion.length >= ROWS_AT_ONCE) await flush()
  }
  if (portion.length > 0) await flush()
  return done
}

/** Texts go from the archive into the database as they are: no number passes through this program's own arithmetic. */
async function insertRows(client: pg.PoolClient, { table, manifest }: TableJob, lines: string[]) {
  const { columns } = tableEntry(table)
  const names = Object.keys(columns)
  const typed = Object.entries(columns)
    .map(([column, [type]]) => `"${column}" ${type === "jsonb" ? "text" : type}`)
    .join(", ")
  const values = Object.entries(columns).map(([column, [type]]) =>
    type === "jsonb" ? `x."${column}"::jsonb` : `x."${column}"`,
  )
  const portion = [`[${lines.join(",")}]`]
  if (table === "Shelter") {
    if (lines.length !== 1) throw refuse("The archive must hold one shelter.")
    const { rows } = await client.query<{ id: string }>(
      `insert into "Shelter" (${quoted(names)}) select ${values.join(", ")} from json_to_recordset($1::json) as x(${typed}) returning "id"`,
      portion,
    )
    if (rows[0]?.id !== manifest.shelter.id)
      throw refuse("The archive's shelter is not the one its manifest names.")
    return
  }
  if (table === "Person") await ensureAccounts(client, portion)
  const isPerson = table === "Person"
  const own = names.flatMap((column, at) =>
    isPerson && column === "email" ? [] : [[column, values[at] ?? ""]],
  )
  const more = [
    ["shelterId", "$2::uuid"],
    ...(isPerson ? [["accountId", `(select "id" from "Account" a where a."email" = x."email")`]] : []),
    ...Object.entries(STAND_INS).flatMap(([place, value]) =>
      place.startsWith(`${table}.`) ? [[place.slice(table.length + 1), `'${value}'`]] : [],
    ),
  ]
  const all = [...own, ...more]
  await client.query(
    `insert into "${table}" (${quoted(all.map(([column]) => column ?? ""))})
     select ${all.map(([, value]) => value).join(", ")}
     from rows from (json_to_recordset($1::json) as (${typed})) with ordinality as x(${quoted([...names, "$place"])})
     order by x."$place"`,
    [...portion, manifest.shelter.id],
  )
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ")

/** An account for every address that has none yet; its password follows. */
async function ensureAccounts(client: pg.PoolClient, portion: string[]) {
  await client.query(
    `insert into "Account" ("id", "email", "createdAt")
     select gen_random_uuid(), x."email", x."createdAt"
     from json_to_recordset($1::json) as x("email" text, "createdAt" timestamptz(3)) where x."email" is not null
     on conflict ("email") do nothing`,
    portion,
  )
}

/** A first password for everyone of the shelter who may sign in and has none. */
async function givePasswords(client: pg.PoolClient, { shelter }: Manifest) {
  const { rows } = await client.query<{ id: string; email: string }>(
    `select a."id", a."email" from "Account" a join "Person" p on p."accountId" = a."id"
     where p."shelterId" = $1::uuid and p."active" and a."passwordHash" is null order by a."email"`,
    [shelter.id],
  )
  const signIns: RestoreAnswer["signIns"] = []
  for (const { id, email } of rows) {
    const password = speakablePassword()
    await client.query(`update "Account" set "passwordHash" = $2 where "id" = $1::uuid`, [
      id,
      await hashPassword(password),
    ])
    signIns.push({ email, password })
  }
  return signIns
}

async function restorePhotos(root: string, { files: list, shelter }: Manifest, kept: FileName[]) {
  for (const { path: place } of list) {
    const [kind, photoId, name] = place.split("/")
    if (kind !== "photos" || !photoId || !name) continue
    const target = ["photos", shelter.id, photoId, name]
    if (await files().get(target)) throw refuse(`The photo ${photoId} is kept here already.`)
    kept.push(target)
    await files().put(target, await readFile(path.join(root, place)))
  }
}

function inWords(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !("code" in error)) return error
  const { code, table } = error as Error & { code: string; table?: string }
  if (code === "23505")
    return new AppError(
      "CONFLICT",
      `A row of ${table ?? "the archive"} is in this database already, under another shelter. Nothing was restored.`,
    )
  if (code === "23503" || code === "23502" || code === "23514" || code.startsWith("22"))
    return new AppError("INVALID", `A row of ${table ?? "the archive"} is not right. Nothing was restored.`)
  return error
}
