import "server-only"
import { audit } from "@/lib/platform/audit"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { BondInput } from "./schema"

async function catInCare(db: Db, catId: string) {
  const cat = await db.cat.findUnique({
    where: { id: catId },
    select: { name: true, inCare: true, bondId: true },
  })
  if (!cat) throw new AppError("NOT_FOUND")
  if (!cat.inCare) throw new AppError("CONFLICT", `${cat.name} is not in care any more. Nothing was saved.`)
  return cat
}

/** Says that cats belong together and go home together, or takes a cat out of its bond. A bond of one is none. */
export async function bondCats(viewer: Viewer, input: BondInput): Promise<void> {
  const { catId, withCatId, bondId } = input
  if (catId === withCatId) throw new AppError("INVALID", "Choose another cat. Nothing was saved.")
  await write(viewer, async (db) => {
    const cat = await catInCare(db, catId)
    const other = withCatId ? await catInCare(db, withCatId) : null
    if (withCatId && cat.bondId && cat.bondId === other?.bondId) return
    if (!withCatId && !cat.bondId) return
    const set = (ids: string[], to: string | null) =>
      db.cat.updateMany({ where: { id: { in: ids } }, data: { bondId: to, version: { increment: 1 } } })
    await set([catId], null)
    if (cat.bondId) {
      const left = await db.cat.findMany({ where: { bondId: cat.bondId }, select: { id: true } })
      if (left.length === 1) await set([left[0]?.id ?? ""], null)
    }
    if (withCatId && other) {
      const joined = other.bondId ?? bondId
      await set(other.bondId ? [catId] : [catId, withCatId], joined)
    }
    await audit(db, viewer, {
      action: "cat:bond",
      entity: "Cat",
      entityId: catId,
      catId,
      summary: other
        ? `${cat.name} and ${other.name} belong together.`
        : `${cat.name} does not belong to another cat any more.`,
    })
  })
}
