import "server-only"
import { v7 as newId } from "uuid"
import { can } from "@/lib/domain/access/table"
import { FACT, STAY_TOGETHER } from "@/lib/domain/interop/plan-records"
import { refreshCat } from "@/lib/features/cats/summary-mutations"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { conflictsOf, DECIDED, type OpenConflict } from "./conflicts-queries"
import type { DecideConflictInput } from "./owners-schema"
import { RECORD_TABLES } from "./record-schema"

/** Decides a conflict: the file's value is taken over, or ours is kept. Either way it is not listed again. */
export const decideConflict = (
  viewer: Viewer,
  { importId, place, choice }: DecideConflictInput,
): Promise<void> =>
  write(viewer, async (db) => {
    if (!can(viewer, "import:run")) throw new AppError("FORBIDDEN")
    // Two people at one conflict, or a decision and an import: one after the other.
    await db.$queryRaw`select pg_advisory_xact_lock(724109, hashtext(${viewer.shelterId}))::text`
    const open = await conflictsOf(db, viewer, importId)
    const one = open.find((conflict) => conflict.place === place)
    if (!one) throw new AppError("CONFLICT", "This is decided already, or both say the same by now.")
    const group = STAY_TOGETHER.find((fields) => fields.includes(one.field)) ?? [one.field]
    const together = open.filter(
      ({ entity, entityId, field }) =>
        entity === one.entity && entityId === one.entityId && group.includes(field),
    )
    if (choice === "theirs") await takeTheirs(db, viewer, together)
    for (const { place: at, field, entity, catId } of together)
      await audit(db, viewer, {
        action: DECIDED,
        entity: "Import",
        entityId: importId,
        ...(catId ? { catId } : {}),
        summary: `${entity === "Adopter" ? "Person" : entity}, ${field.replace(FACT, "")}: ${choice === "theirs" ? "taken from the file" : "ours kept"}.`,
        details: { place: at, choice, field },
      })
    if (choice === "theirs" && one.catId) await refreshCat(db, viewer, one.catId)
  })

async function takeTheirs(db: Db, viewer: Viewer, conflicts: readonly OpenConflict[]) {
  const [one] = conflicts
  if (!one) return
  if (one.field.startsWith(FACT)) {
    await db.catFact.create({
      data: {
        id: newId(),
        shelterId: viewer.shelterId,
        catId: one.entityId,
        key: one.field.slice(FACT.length),
        value: String(one.theirs),
        source: one.source,
        createdBy: viewer.personId,
        createdAt: now(),
      },
    })
    return
  }
  const { columns, defaults } = RECORD_TABLES[one.entity]
  const chosen = conflicts.filter(({ field }) => field in columns)
  const sets = chosen.map(({ field }, at) => `"${field}" = ($${at + 3}::text)::${columns[field]}`)
  if (sets.length === 0)
    throw new AppError("INVALID", "This field cannot be taken over. Change the record instead.")
  const written = await db
    .$executeRawUnsafe(
      `update "${one.entity}" set ${sets.join(", ")}, "version" = "version" + 1
         where "shelterId" = $1::uuid and "id" = $2::uuid`,
      viewer.shelterId,
      one.entityId,
      ...chosen.map(({ field, theirs }) => {
        const value = theirs ?? defaults[field] ?? null
        return value === null ? null : String(value)
      }),
    )
    .catch((error: Error) => {
      // A rule of the table: an outcome without its day, and the like.
      if (/check constraint|outcome_is_whole|23514/.test(`${error.message} ${String(error.cause)}`))
        throw new AppError(
          "INVALID",
          "The file's value does not fit the rest of this record. Change the record itself.",
        )
      throw error
    })
  if (written === 0) throw new AppError("CONFLICT")
}
