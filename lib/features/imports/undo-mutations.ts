import "server-only"
import { can } from "@/lib/domain/access/table"
import { refreshCat } from "@/lib/features/cats/summary-mutations"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { type Db, keep, Prisma, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { formatMoment } from "@/lib/platform/format"
import type { Viewer } from "@/lib/platform/viewer"
import { undoMerges } from "./merge-mutations"
import { RECORD_TABLES } from "./record-schema"
import type { ImportId } from "./schema"
import type { ImportTally } from "./tally-schema"
import { refuseWhatDepends } from "./undo-queries"

/** What undoing took away and put back. */
export interface UndoAnswer {
  catsRemoved: number
  staysRemoved: number
  peopleRemoved: number
  recordsRestored: number
}

interface Undoing {
  db: Db
  viewer: Viewer
  importId: string
  source: string
  createdAt: Date
}

// More than these are left to the nightly look at cats whose summary is due.
const REFRESH_AT_ONCE = 500

/**
 * Takes an import back: what it created is removed, what it changed is as before where nobody has changed it since.
 * Refused, with the reason, when something made since then would be lost.
 */
export async function undoImport(viewer: Viewer, { importId }: ImportId): Promise<UndoAnswer> {
  if (!can(viewer, "import:undo")) throw new AppError("FORBIDDEN")
  const { answer, due } = await keep(viewer, async (db) => {
    await db.$executeRaw`set local enable_nestloop = off`
    await db.$queryRaw`select pg_advisory_xact_lock(724109, hashtext(${viewer.shelterId}))::text`
    const found = await db.import.findUnique({
      where: { id: importId },
      select: { fileName: true, createdAt: true, undoneAt: true, counts: true },
    })
    if (!found) throw new AppError("NOT_FOUND", "There is no import with this id.")
    if (found.undoneAt)
      throw new AppError(
        "INVALID",
        `This import was undone already, on ${formatMoment(found.undoneAt, viewer)}.`,
      )
    const { source = "" } = found.counts as unknown as ImportTally
    const undoing: Undoing = { db, viewer, importId, source, createdAt: found.createdAt }
    await refuseWhatDepends(undoing)
    const parted = await undoMerges(db, viewer.shelterId, importId, now())
    const touched = [...new Set([...(await touchedCats(undoing)), ...parted])]
    const recordsRestored = await restoreChanged(undoing)
    const removed = await removeCreated(undoing)
    await restoreShelter(undoing)
    await renewPresence(undoing, touched)
    await db.import.update({ where: { id: importId }, data: { undoneAt: now(), undoneBy: viewer.personId } })
    const answer = { ...removed, recordsRestored }
    await audit(db, viewer, {
      action: "import:undo",
      entity: "Import",
      entityId: importId,
      summary: `Undid the import of ${found.fileName}: ${removed.catsRemoved} cats, ${removed.staysRemoved} stays and ${removed.peopleRemoved} people removed, ${recordsRestored} records as before.`,
      details: answer,
    })
    return { answer, due: touched }
  })
  for (const catId of due.slice(0, REFRESH_AT_ONCE))
    await write(viewer, (db) => refreshCat(db, viewer, catId))
  return answer
}

/** Cats that stay, but were changed by this import in themselves, a stay or a fact. */
async function touchedCats({ db, importId, viewer }: Undoing): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    with mine as (select "entity", "entityId", "before" from "ImportChange"
                  where "shelterId" = ${viewer.shelterId}::uuid and "importId" = ${importId}::uuid),
         found as (select "entityId" as id from mine where "entity" = 'Cat' and "before" is not null
           union select s."catId" from "Stay" s join mine m on m."entity" = 'Stay' and m."entityId" = s."id"
           union select p."catId" from "Placement" p join mine m on m."entity" = 'Placement' and m."entityId" = p."id"
           union select f."catId" from "CatFact" f join mine m on m."entity" = 'CatFact' and m."entityId" = f."id")
    select id::text from found where id not in (select "entityId" from mine where "entity" = 'Cat' and "before" is null)`)
  return rows.map((row) => row.id)
}

// An outcome is one statement in three columns: all of it goes back, or none.
const TOGETHER: readonly string[] = ["outcomeOn", "outcomeType", "outcomeDetail"]

function isUntouched(column: string, type: string): string {
  const same = `r."${column}" is not distinct from (c."after"->'values'->>'${column}')::${type}`
  return `(not c."after"->'values' ? '${column}' or ${same})`
}

async function restoreChanged({ db, importId, source, viewer }: Undoing): Promise<number> {
  let restored = 0
  for (const [entity, { columns }] of Object.entries(RECORD_TABLES)) {
    const sets = Object.entries(columns).map(([column, type]) => {
      const group = TOGETHER.includes(column) ? TOGETHER : [column]
      const untouched = group.map((one) => isUntouched(one, columns[one] ?? "text")).join(" and ")
      return `"${column}" = case when c."after"->'values' ? '${column}' and ${untouched}
        then (c."before"->'values'->>'${column}')::${type} else r."${column}" end`
    })
    restored += await db.$executeRawUnsafe(
      `update "${entity}" r set ${sets.join(", ")}, "version" = r."version" + 1 from "ImportChange" c
       where c."shelterId" = $1::uuid and c."importId" = $2::uuid and c."entity" = $3 and c."before" is not null
         and c."after"->'values' <> '{}'::jsonb and r."id" = c."entityId"`,
      viewer.shelterId,
      importId,
      entity,
    )
  }
  await db.$executeRaw`
    update "ExternalRecord" e set "lastImported" = c."before"->'last' from "ImportChange" c
    where c."shelterId" = ${viewer.shelterId}::uuid and c."importId" = ${importId}::uuid
      and jsonb_typeof(c."before"->'last') = 'object' and e."entity" = c."entity" and e."entityId" = c."entityId"
      and e."source" = ${source}`
  await db.$executeRaw`
    delete from "ExternalRecord" e using "ImportChange" c
    where c."shelterId" = ${viewer.shelterId}::uuid and c."importId" = ${importId}::uuid
      and coalesce(jsonb_typeof(c."before"->'last'), 'null') = 'null' and e."entity" = c."entity"
      and e."entityId" = c."entityId" and e."source" = ${source}`
  return restored
}

async function removeCreated({ db, importId, viewer }: Undoing) {
  const remove = (entity: string, column = "id") =>
    db.$executeRawUnsafe(
      `delete from "${column === "id" ? entity : "CatFact"}" r using "ImportChange" c
       where c."shelterId" = $1::uuid and c."importId" = $2::uuid and c."entity" = $3 and c."before" is null
         and r."shelterId" = $1::uuid and r."${column}" = c."entityId"`,
      viewer.shelterId,
      importId,
      entity,
    )
  await remove("Answers")
  await remove("CatFact")
  await remove("Cat", "catId")
  await remove("Placement")
  const staysRemoved = await remove("Stay")
  const catsRemoved = await remove("Cat")
  const peopleRemoved = await remove("Adopter")
  return { catsRemoved, staysRemoved, peopleRemoved }
}

async function restoreShelter({ db, importId, viewer }: Undoing) {
  await db.$executeRaw`
    update "Shelter" s set "dataEndOn" = (c."before"->>'dataEndOn')::date from "ImportChange" c
    where c."shelterId" = ${viewer.shelterId}::uuid and c."importId" = ${importId}::uuid and c."entity" = 'Shelter'
      and s."id" = c."entityId" and s."dataEndOn" is not distinct from (c."after"->>'dataEndOn')::date`
}

/** Whether and since when the remaining cats are in care; their summaries are due. */
async function renewPresence({ db, viewer }: Undoing, catIds: string[]) {
  if (catIds.length === 0) return
  await db.$executeRaw`
    update "Cat" c set "inCare" = coalesce(s.open, false), "intakeOn" = s.day, "listed" = c."listed" and coalesce(s.open, false),
      "summaryOn" = null
    from unnest(${catIds}::uuid[]) as t(id) left join lateral (
      select bool_or("outcomeOn" is null) as open,
        coalesce(max("intakeOn") filter (where "outcomeOn" is null), max("intakeOn")) as day
      from "Stay" where "shelterId" = ${viewer.shelterId}::uuid and "catId" = t.id) s on true
    where c."shelterId" = ${viewer.shelterId}::uuid and c."id" = t.id`
}
