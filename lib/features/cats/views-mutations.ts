import "server-only"
import { can } from "@/lib/domain/access/table"
import type { TableLayout } from "@/lib/domain/cats/table-layout"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { type Db, type Prisma, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { ChangeViewInput, DeleteViewInput, SaveViewInput } from "./views-schema"

const asJson = (layout: TableLayout): Prisma.InputJsonObject => JSON.parse(JSON.stringify(layout))

/** Everybody keeps views; what the whole house sees in its menu is for those who keep the records. */
function requireSharing(viewer: Viewer, isShared: boolean | undefined) {
  if (isShared && !can(viewer, "cat:edit"))
    throw new AppError("FORBIDDEN", "Your role does not share views. It was not saved.")
}

async function requireFreeName(db: Db, viewer: Viewer, name: string, exceptId: string) {
  const known = await db.savedView.findFirst({
    where: { ownerId: viewer.personId, name, id: { not: exceptId } },
    select: { id: true },
  })
  if (!known) return
  const problem = `you already have a view called "${name}"`
  throw new AppError("INVALID", `name: ${problem}. Choose another name; nothing was saved.`, {
    name: problem,
  })
}

const note = (db: Db, viewer: Viewer, viewId: string, action: string, summary: string) =>
  audit(db, viewer, { action, entity: "SavedView", entityId: viewId, summary })

/** Keeps a view. Sent twice, it is kept once; after a delete it brings the view back. */
export const saveView = (
  viewer: Viewer,
  input: SaveViewInput,
): Promise<{ viewId: string; version: number }> =>
  write(viewer, async (db) => {
    requireSharing(viewer, input.isShared)
    const known = await db.savedView.findUnique({ where: { id: input.viewId } })
    if (known && known.ownerId !== viewer.personId) throw new AppError("CONFLICT")
    if (known) return { viewId: known.id, version: known.version }
    await requireFreeName(db, viewer, input.name, input.viewId)
    const { viewId, layout, ...fields } = input
    const view = await db.savedView.create({
      data: {
        ...fields,
        id: viewId,
        shelterId: viewer.shelterId,
        ownerId: viewer.personId,
        layout: asJson(layout),
        createdAt: now(),
      },
    })
    await note(
      db,
      viewer,
      viewId,
      "view:save",
      `Saved the view "${input.name}"${input.isShared ? " for everybody" : ""}.`,
    )
    return { viewId, version: view.version }
  })

/** The person's own view; somebody else's shared one may be opened and copied, not changed. */
async function ownView(db: Db, viewer: Viewer, viewId: string) {
  const view = await db.savedView.findUnique({ where: { id: viewId } })
  if (!view || (view.ownerId !== viewer.personId && !view.isShared)) throw new AppError("NOT_FOUND")
  if (view.ownerId !== viewer.personId)
    throw new AppError("FORBIDDEN", "This view is somebody else's. Save a copy to change it.")
  return view
}

/** Renames, shares, or takes in other filters and columns. */
export const changeView = (viewer: Viewer, input: ChangeViewInput): Promise<{ version: number }> =>
  write(viewer, async (db) => {
    const { viewId, version, layout, ...fields } = input
    const before = await ownView(db, viewer, viewId)
    requireSharing(viewer, fields.isShared)
    if (fields.name !== undefined) await requireFreeName(db, viewer, fields.name, viewId)
    const { count } = await db.savedView.updateMany({
      where: { id: viewId, version },
      data: { ...fields, ...(layout ? { layout: asJson(layout) } : {}), version: { increment: 1 } },
    })
    if (count === 0) throw new AppError("CONFLICT")
    await note(db, viewer, viewId, "view:change", `Changed the view "${fields.name ?? before.name}".`)
    return { version: version + 1 }
  })

export const deleteView = (viewer: Viewer, { viewId, version }: DeleteViewInput): Promise<void> =>
  write(viewer, async (db) => {
    const view = await ownView(db, viewer, viewId)
    const { count } = await db.savedView.deleteMany({ where: { id: viewId, version } })
    if (count === 0) throw new AppError("CONFLICT")
    await note(db, viewer, viewId, "view:delete", `Deleted the view "${view.name}".`)
  })
