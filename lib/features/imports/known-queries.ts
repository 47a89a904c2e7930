import "server-only"
import type pg from "pg"
import type { RecordValues } from "@/lib/domain/interop/merge"
import type { AnnouncedMerge } from "@/lib/domain/interop/one-animal"
import {
  type EntityName,
  type KnownAnimal,
  type KnownPerson,
  sortedJson,
} from "@/lib/domain/interop/plan-records"
import type { ReadAnimal } from "@/lib/domain/interop/read-animal"
import { erasedKey } from "@/lib/platform/erased-key"
import { asRecordValue, RECORD_TABLES } from "./record-schema"

/** Whose records, and by which source's keys. */
export interface Realm {
  client: pg.PoolClient
  shelterId: string
  source: string
  /** This source has never spoken here: no key of it can be known. */
  isFirst: boolean
}

/** Whether a source is new to a shelter. */
export async function isFirstOf(client: pg.PoolClient, shelterId: string, source: string): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from "ExternalRecord" where "shelterId" = $1::uuid and "source" = $2 limit 1`,
    [shelterId, source],
  )
  return rows.length === 0
}

interface KnownRow {
  id: string
  values: RecordValues
}

/** Cats, stays, placements and facts on record, for one portion of a file. */
export interface KnownPortion {
  animals: ReadonlyMap<string, KnownAnimal>
  /** Cats whose evaluation rests on more than what files say: they are evaluated anew after the import. */
  evaluated: ReadonlySet<string>
}

/** Records no file of this source has spoken of yet, by the value that tells they are the same. */
export type Unclaimed = Map<string, string | null>

/**
 * Cats entered by hand (or from another source) by their code, adopters by their e-mail address: a file's first word
 * about them joins them instead of doubling them. Two with the same value are none (null).
 */
export async function loadUnclaimed(realm: Realm, entity: "Cat" | "Adopter"): Promise<Unclaimed> {
  const column = entity === "Cat" ? `"code"` : `lower("email")`
  const { rows } = await realm.client.query<{ id: string; word: string }>(
    `select r."id", ${column} as word from "${entity}" r
     where r."shelterId" = $1::uuid and ${column} is not null and not exists (
       select from "ExternalRecord" e where e."shelterId" = r."shelterId" and e."entity" = $2 and e."entityId" = r."id"
         and e."source" = $3)`,
    [realm.shelterId, entity, realm.source],
  )
  const found: Unclaimed = new Map()
  for (const { id, word } of rows) found.set(word, found.has(word) ? null : id)
  return found
}

/** A cat known only by an earlier number is the same under the new one. */
export async function claimFormer(
  realm: Realm,
  merges: readonly AnnouncedMerge[],
  animals: readonly ReadAnimal[],
  unclaimed: Unclaimed,
): Promise<void> {
  if (merges.length === 0) return
  const known = await idsByKey(
    realm,
    "Cat",
    merges.flatMap(({ from, into }) => [from, into]),
  )
  const codeOf = new Map(animals.map(({ key, values }) => [key, values.code]))
  for (const { from, into } of merges) {
    const id = known.get(from)
    const code = codeOf.get(into)
    if (id !== undefined && !known.has(into) && typeof code === "string") unclaimed.set(code, id)
  }
}

const columnsOf = (entity: EntityName) =>
  `jsonb_build_object(${Object.entries(RECORD_TABLES[entity].columns)
    .map(([column, type]) => `'${column}', ${asRecordValue(column, type).replace(/^"/, 'r."')}`)
    .join(", ")}) as "values"`

interface Said {
  key: string
  last: RecordValues
}

/**
 * Records with what the source has said of them so far. A query of its own: joined to the records, a database that has
 * not counted a freshly filled table yet would walk through all of it once per record.
 */
async function withSaid<T extends { id: string }>(realm: Realm, entity: EntityName, rows: T[]) {
  const { client, shelterId, source } = realm
  const said = await client.query<Said & { entityId: string }>(
    `select "entityId", "key", "lastImported" as last from "ExternalRecord"
     where "shelterId" = $1::uuid and "entity" = $2 and "entityId" = any($3::uuid[]) and "source" = $4`,
    [shelterId, entity, rows.map(({ id }) => id), source],
  )
  const byId = new Map(said.rows.map((row) => [row.entityId, row]))
  return rows.map((row) => {
    const { key = null, last = null } = byId.get(row.id) ?? {}
    return { ...row, key, last }
  })
}

/** The ids of records by the keys of the source. */
export async function idsByKey(
  { client, shelterId, source, isFirst }: Realm,
  entity: EntityName,
  keys: string[],
) {
  if (isFirst) return new Map<string, string>()
  const { rows } = await client.query<{ key: string; entityId: string }>(
    `select "key", "entityId" from "ExternalRecord"
     where "shelterId" = $1::uuid and "source" = $2 and "entity" = $3 and "key" = any($4)`,
    [shelterId, source, entity, keys],
  )
  return new Map(rows.map((row) => [row.key, row.entityId]))
}

interface Wanted {
  /** The file's key of the record. */
  key: string
  /** The value by which an unclaimed record may be the same. */
  word: string | null
}

/** The ids of what is known, by key; unclaimed records that fit are taken and can fit no other key. */
async function knownIds(realm: Realm, entity: "Cat" | "Adopter", wanted: Wanted[], unclaimed: Unclaimed) {
  const ids = await idsByKey(
    realm,
    entity,
    wanted.map(({ key }) => key),
  )
  for (const { key, word } of wanted) {
    if (ids.has(key) || word === null) continue
    const id = unclaimed.get(word)
    if (!id) continue
    unclaimed.delete(word)
    ids.set(key, id)
  }
  return ids
}

/** Loads and locks what is on record about a portion of a file's animals. */
export async function loadKnownAnimals(
  realm: Realm,
  wanted: Wanted[],
  unclaimed: Unclaimed,
): Promise<KnownPortion> {
  const ids = await knownIds(realm, "Cat", wanted, unclaimed)
  if (ids.size === 0) return { animals: new Map(), evaluated: new Set() }
  const { client, shelterId } = realm
  const catIds = [...ids.values()]
  const cats = await client.query<KnownRow & { evaluated: boolean }>(
    `select r."id", ${columnsOf("Cat")},
       r."published" or ${["Rating", "GateFact", "TagEvent", "Enrolment", "Session", "HarnessEvent"]
         .map(
           (table) =>
             `exists (select from "${table}" h where h."shelterId" = r."shelterId" and h."catId" = r."id")`,
         )
         .join(" or ")} as evaluated
     from "Cat" r where r."shelterId" = $1::uuid and r."id" = any($2::uuid[]) for update of r`,
    [shelterId, catIds],
  )
  const stays = await client.query<KnownRow & { catId: string }>(
    `select r."id", r."catId", ${columnsOf("Stay")}
     from "Stay" r where r."shelterId" = $1::uuid and r."catId" = any($2::uuid[])
     order by r."intakeOn", r."id" for update of r`,
    [shelterId, catIds],
  )
  const placements = await client.query<KnownRow & { stayId: string }>(
    `select r."id", r."stayId", ${columnsOf("Placement")}
     from "Placement" r where r."shelterId" = $1::uuid and r."catId" = any($2::uuid[])
     order by r."startedOn", r."id" for update of r`,
    [shelterId, catIds],
  )
  const facts = await client.query<{ catId: string; facts: Record<string, string> }>(
    `select "catId", jsonb_object_agg("key", "value") as facts from (
       select distinct on ("catId", "key") "catId", "key", "value" from "CatFact"
       where "shelterId" = $1::uuid and "catId" = any($2::uuid[]) order by "catId", "key", "createdAt" desc, "id" desc) f
     group by "catId"`,
    [shelterId, catIds],
  )
  const placementsOf = groupRows(await withSaid(realm, "Placement", placements.rows), ({ stayId }) => stayId)
  const staysOf = groupRows(
    (await withSaid(realm, "Stay", stays.rows)).map((row) => ({
      ...row,
      placements: placementsOf.get(row.id) ?? [],
    })),
    ({ catId }) => catId,
  )
  const factsOf = new Map(facts.rows.map((row) => [row.catId, row.facts]))
  const catOf = new Map((await withSaid(realm, "Cat", cats.rows)).map((row) => [row.id, row]))
  const animals = new Map<string, KnownAnimal>()
  for (const [key, id] of ids) {
    const cat = catOf.get(id)
    if (cat) animals.set(key, { ...cat, stays: staysOf.get(id) ?? [], facts: factsOf.get(id) ?? {} })
  }
  return { animals, evaluated: new Set(cats.rows.filter((row) => row.evaluated).map((row) => row.id)) }
}

/** Loads and locks what is on record about a portion of a file's people. */
export async function loadKnownPeople(
  realm: Realm,
  wanted: Wanted[],
  unclaimed: Unclaimed,
): Promise<ReadonlyMap<string, KnownPerson>> {
  const ids = await knownIds(realm, "Adopter", wanted, unclaimed)
  if (ids.size === 0) return new Map()
  const { client, shelterId } = realm
  const { rows } = await client.query<KnownRow & { newest: Record<string, unknown> | null }>(
    `select r."id", ${columnsOf("Adopter")},
       (select a."answers" from "Answers" a where a."shelterId" = r."shelterId" and a."adopterId" = r."id"
        order by a."createdAt" desc, a."id" desc limit 1) as newest
     from "Adopter" r where r."shelterId" = $1::uuid and r."id" = any($2::uuid[]) for update of r`,
    [shelterId, [...ids.values()]],
  )
  const found = new Map(
    (await withSaid(realm, "Adopter", rows)).map(({ newest, ...row }) => [
      row.id,
      { ...row, answers: newest ? sortedJson(newest) : null },
    ]),
  )
  return new Map(
    [...ids].flatMap(([key, id]) => (found.has(id) ? [[key, found.get(id) as KnownPerson]] : [])),
  )
}

/** Those of a file's people who were erased here: they stay so, whatever the file says. */
export async function erasedAmong(realm: Realm, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const { shelterId, source } = realm
  const keyOf = new Map(keys.map((key) => [erasedKey({ shelterId, source, key }), key]))
  const marks = await idsByKey(realm, "Adopter", [...keyOf.keys()])
  return new Set([...marks.keys()].flatMap((mark) => keyOf.get(mark) ?? []))
}

function groupRows<T>(rows: T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
