import "server-only"
import type pg from "pg"
import { v7 as newId } from "uuid"
import { can } from "@/lib/domain/access/table"
import type { Day } from "@/lib/domain/calendar/day"
import { announcedMerges, foldMerged } from "@/lib/domain/interop/one-animal"
import { planAnimal, planPerson } from "@/lib/domain/interop/plan-records"
import { isSetProfile } from "@/lib/domain/interop/profile"
import type { ReadAnimal } from "@/lib/domain/interop/read-animal"
import { refreshCat } from "@/lib/features/cats/summary-mutations"
import { now, today } from "@/lib/platform/clock"
import { keepBulk, systemPool, write, writeBulk } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { dateAdvice } from "./advice-queries"
import { countAnimal, writeAnimals } from "./animals-mutations"
import { type BlankSummary, loadBlankSummary } from "./blank-queries"
import { type ImportFile, readImportFiles } from "./file-queries"
import { claimFormer, isFirstOf, loadKnownAnimals, loadUnclaimed, type Realm } from "./known-queries"
import { mergeCats, proposeMerges } from "./merge-mutations"
import { ownersFor } from "./owners-queries"
import { countPerson, importPeople } from "./people-mutations"
import type { ImportRequest, Run } from "./run-schema"
import { conflictWarnings, emptyTally, groupSkipped, type ImportAnswer, warnAbout } from "./tally-schema"
import { insertChanges, type WriteTarget } from "./write-mutations"

const PORTION = 4000
/** From so many new rows on the database counts its tables at once instead of in its own time. */
const MANY_ROWS = 1000

/**
 * Imports one file, or the files of a set as one: all of it or nothing. What is known is updated where staff have not changed it since, what is new
 * is created, everything left out is listed.
 */
export async function importFile(viewer: Viewer, request: ImportRequest): Promise<ImportAnswer> {
  if (!can(viewer, "import:run")) throw new AppError("FORBIDDEN")
  const { run, skipped } = await startRun(request, today(viewer))
  const door = run.merges.length > 0 ? keepBulk : writeBulk
  const importId = await door(viewer, (client) => runImport(client, viewer, run, skipped))
  if (importId && run.tally.catsCreated + run.tally.peopleCreated > MANY_ROWS) await countTables()
  // Their evaluation follows from more than the file; until this is done they are marked as due for it.
  if (importId) for (const catId of run.evaluated) await write(viewer, (db) => refreshCat(db, viewer, catId))
  return { ...run.tally, importId, skipped, conflicts: run.conflicts }
}

/** What an import would do to a shelter that does not exist yet: everything in the file is new. */
export async function previewInNewShelter(request: ImportRequest, day: Day): Promise<ImportAnswer> {
  const { run, skipped } = await startRun({ ...request, isPreview: true }, day)
  for (const read of foldMerged(run.reading.animals, run.merges))
    countAnimal(run, planAnimal(read, null, newId))
  for (const read of run.reading.people) countPerson(run, planPerson(read, null, newId))
  return { ...run.tally, importId: null, skipped, conflicts: [] }
}

const filesOf = ({ path, fileName, together = [] }: ImportRequest): ImportFile[] => [
  { path, fileName },
  ...together,
]

const LONGEST_NAME = 200

/** The names of an import's files as one. */
const namesOf = (request: ImportRequest) => {
  const names = filesOf(request)
    .map(({ fileName }) => fileName)
    .join(", ")
  return names.length > LONGEST_NAME ? `${names.slice(0, LONGEST_NAME - 1)}…` : names
}

async function startRun(request: ImportRequest, day: Day) {
  const { profile } = request
  const files = filesOf(request)
  const { reading, hash, duplicates, remarks } = await readImportFiles({
    files,
    profile,
    today: day,
    onProgress: (done, total) => request.onProgress?.({ phase: "reading", done, total }),
  })
  if (reading.rows === 0)
    throw new AppError("INVALID", "The file has a header and no rows. Nothing to import.")
  const tally = {
    ...emptyTally(profile.source),
    rows: reading.rows,
    skippedRows: reading.skipped.length,
    warnings: [
      ...duplicates.map(
        (header) => `The header ${header} stands there more than once; the first one counts.`,
      ),
      ...remarks,
      ...(isSetProfile(profile) ? profile.parts.slice(0, 1) : [profile]).flatMap((one) =>
        dateAdvice(one, reading),
      ),
      ...warnAbout(reading.notes),
    ],
  }
  const merges = announcedMerges(reading.animals)
  const run: Run = {
    day,
    request,
    reading,
    merges,
    hash,
    tally,
    conflicts: [],
    evaluated: new Set(),
    owners: () => "newer",
  }
  return { run, skipped: groupSkipped(reading.skipped) }
}

/** New statistics for the planner: the lists people open next read tables that have just grown manifold. */
async function countTables() {
  await systemPool().query(
    `analyze "Cat", "Stay", "Placement", "CatFact", "Adopter", "ExternalRecord", "ImportChange"`,
  )
}

async function runImport(
  client: pg.PoolClient,
  viewer: Viewer,
  run: Run,
  skipped: ImportAnswer["skipped"],
): Promise<string | null> {
  const { request } = run
  // Two imports of one shelter at once would both create what neither has seen.
  await client.query("select pg_advisory_xact_lock(724109, hashtext($1))", [viewer.shelterId])
  await warnOfRepetition(client, viewer, run)
  // Plans made before the tables are counted anew must not loop over a whole file for every row of it.
  await client.query("set local enable_nestloop = off")
  const target: WriteTarget & Realm = {
    isFirst: await isFirstOf(client, viewer.shelterId, request.profile.source),
    client,
    shelterId: viewer.shelterId,
    importId: newId(),
    source: request.profile.source,
    at: now(),
  }
  if (!request.isPreview) await insertImport(target, viewer, run)
  run.owners = await ownersFor(client, viewer.shelterId, target.source)
  await proposeMerges(target, run)
  run.reading = { ...run.reading, animals: await mergeCats(target, viewer, run) }
  const blank = await loadBlankSummary(client, viewer.shelterId, run.day)
  await importAnimals(target, run, blank)
  await importPeople(target, run, skipped)
  run.tally.warnings.unshift(...conflictWarnings(run.conflicts))
  if (request.isPreview) return null
  await moveDataEnd(target, run)
  await closeImport(target, viewer, run, skipped)
  return target.importId
}

async function importAnimals(target: WriteTarget & Realm, run: Run, blank: BlankSummary) {
  const { animals } = run.reading
  if (animals.length === 0) return
  const unclaimed = await loadUnclaimed(target, "Cat")
  await claimFormer(target, run.merges, animals, unclaimed)
  const slugs = new Set<string>()
  for (let from = 0; from < animals.length; from += PORTION) {
    const portion = animals.slice(from, from + PORTION)
    const known = await loadKnownAnimals(target, portion.map(wantedCat), unclaimed)
    const plans = portion.map((read) =>
      planAnimal(read, known.animals.get(read.key) ?? null, newId, run.owners),
    )
    await writeAnimals(target, { run, plans, blank, slugs, evaluated: known.evaluated })
    run.request.onProgress?.({
      phase: run.request.isPreview ? "comparing" : "writing",
      done: Math.min(from + PORTION, animals.length),
      total: animals.length,
    })
  }
}

const wantedCat = (read: ReadAnimal) => ({
  key: read.key,
  word: typeof read.values.code === "string" ? read.values.code : null,
})

async function warnOfRepetition(client: pg.PoolClient, viewer: Viewer, { hash, tally }: Run) {
  const { rows } = await client.query<{ day: string }>(
    `select ("createdAt" at time zone $3)::date::text as day from "Import"
     where "shelterId" = $1::uuid and "fileHash" = $2 and "undoneAt" is null order by "createdAt" desc limit 1`,
    [viewer.shelterId, hash, viewer.timeZone],
  )
  if (rows[0]) tally.warnings.push(`This very file was imported on ${rows[0].day} already.`)
}

async function insertImport(target: WriteTarget, viewer: Viewer, { request, hash, reading }: Run) {
  await target.client.query(
    `insert into "Import" ("id", "shelterId", "profile", "fileName", "fileHash", "rows", "counts", "skipped", "conflicts",
       "personId", "createdAt")
     values ($1::uuid, $2::uuid, $3, $4, $5, $6, '{}', '[]', '[]', $7::uuid, $8::timestamptz)`,
    [
      target.importId,
      target.shelterId,
      request.profile.name,
      namesOf(request),
      hash,
      reading.rows,
      viewer.personId,
      target.at,
    ],
  )
}

/** A file with an end says until when the shelter's data speaks. */
async function moveDataEnd(target: WriteTarget, { reading }: Run) {
  const { client, shelterId } = target
  const { rows } = await client.query<{ before: string | null; after: string | null }>(
    `with old as (select "dataEndOn" from "Shelter" where "id" = $1::uuid for update)
     update "Shelter" s set "dataEndOn" = greatest(s."dataEndOn", $2::date)
     from old where s."id" = $1::uuid
     returning old."dataEndOn"::text as before, s."dataEndOn"::text as after`,
    [shelterId, reading.dataEndOn],
  )
  const [end] = rows
  if (end && end.before !== end.after)
    await insertChanges(target, [
      {
        entity: "Shelter",
        entityId: shelterId,
        before: { dataEndOn: end.before },
        after: { dataEndOn: end.after },
      },
    ])
}

async function closeImport(target: WriteTarget, viewer: Viewer, run: Run, skipped: ImportAnswer["skipped"]) {
  const { request, tally, conflicts } = run
  await target.client.query(
    `update "Import" set "counts" = $3::jsonb, "skipped" = $4::jsonb, "conflicts" = $5::jsonb
     where "shelterId" = $1::uuid and "id" = $2::uuid`,
    [
      target.shelterId,
      target.importId,
      JSON.stringify(tally),
      JSON.stringify(skipped),
      JSON.stringify(conflicts),
    ],
  )
  await target.client.query(
    `insert into "AuditEntry" ("id", "shelterId", "at", "personId", "action", "entity", "entityId", "summary", "details")
     values ($1::uuid, $2::uuid, $3::timestamptz, $4::uuid, 'import:run', 'Import', $5::uuid, $6, $7::jsonb)`,
    [
      newId(),
      target.shelterId,
      target.at,
      viewer.personId,
      target.importId,
      `Imported ${namesOf(request)} as ${request.profile.name}: ${tally.rows} rows, ${tally.cats} cats, ${tally.people} people, ${tally.skippedRows} rows skipped.`,
      JSON.stringify({ ...tally, warnings: tally.warnings.length }),
    ],
  )
}
