import "server-only"
import { v7 as newId } from "uuid"
import { now } from "@/lib/platform/clock"
import { type Db, Prisma } from "@/lib/platform/db"
import { erasedKey } from "@/lib/platform/erased-key"
import type { Viewer, Visitor } from "@/lib/platform/viewer"

interface Erased {
  adopterId: string
  /** Name, address and telephone as they were. */
  words: readonly (string | null)[]
}

/**
 * Takes a person out of all that imports remember, and leaves an unreadable mark by which the next file's row of the same
 * person is left out. Without what an import changed, undoing it cannot bring the person back either.
 */
export async function forgetImports(
  db: Db,
  viewer: Viewer | Visitor,
  { adopterId, words }: Erased,
): Promise<void> {
  const { shelterId } = viewer
  const known = await db.externalRecord.findMany({
    where: { entity: "Adopter", entityId: adopterId },
    select: { source: true, key: true },
  })
  await db.externalRecord.deleteMany({ where: { entity: "Adopter", entityId: adopterId } })
  await db.importChange.deleteMany({ where: { entity: "Adopter", entityId: adopterId } })
  await db.externalRecord.createMany({
    data: known.map(({ source, key }) => ({
      id: newId(),
      shelterId,
      source,
      entity: "Adopter",
      key: erasedKey({ shelterId, source, key }),
      entityId: adopterId,
      lastImported: {},
      updatedAt: now(),
    })),
  })
  const keys = known.map(({ key }) => key)
  await forgetInReports(db, shelterId, keys, [...keys, ...words.filter((word) => word !== null)])
}

interface Report {
  id: string
  skipped: { rows: [number, string][] }[]
  conflicts: { entity: string; key: string }[]
}

/** Reports of imports list rows and differences in the file's own words. */
async function forgetInReports(db: Db, shelterId: string, keys: string[], words: string[]) {
  if (keys.length === 0) return
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`)
  const reports = await db.$queryRaw<Report[]>(Prisma.sql`
    select "id"::text, "skipped", "conflicts" from "Import" where "shelterId" = ${shelterId}::uuid
    and ("skipped"::text ilike any(${patterns}) or "conflicts"::text ilike any(${patterns}))`)
  const isTheirs = (cell: string) => words.some((word) => cell.toLowerCase().includes(word.toLowerCase()))
  for (const { id, skipped, conflicts } of reports)
    await db.import.update({
      where: { id },
      data: {
        skipped: skipped.map((group) => ({
          ...group,
          rows: group.rows.map(([row, cell]) => [row, isTheirs(cell) ? "(erased)" : cell]),
        })),
        conflicts: conflicts.filter((one) => one.entity !== "Adopter" || !keys.includes(one.key)),
      },
    })
}
