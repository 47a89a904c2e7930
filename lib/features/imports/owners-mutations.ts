import "server-only"
import { can } from "@/lib/domain/access/table"
import { NOBODY, SLACKLINE } from "@/lib/domain/interop/merge"
import { OWNED_FIELDS } from "@/lib/domain/interop/owned-fields"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { knownSources } from "./owners-queries"
import type { SetFieldOwnerInput } from "./owners-schema"

/** Says who has the last word on a field; imports follow it from the next one on. */
export const setFieldOwner = (viewer: Viewer, input: SetFieldOwnerInput): Promise<{ version: number }> =>
  write(viewer, async (db) => {
    if (!can(viewer, "settings:edit")) throw new AppError("FORBIDDEN")
    const { owner } = input
    if (owner !== null && owner !== SLACKLINE && !(await knownSources(db)).includes(owner))
      throw new AppError("INVALID", "This source has not brought anything in yet. Import a file of it first.")
    await store(db, viewer, { ...input, owner: owner ?? NOBODY })
    const field = OWNED_FIELDS.find((one) => one.entity === input.entity && one.field === input.field)
    await audit(db, viewer, {
      action: "import:owner",
      entity: "FieldOwner",
      entityId: viewer.shelterId,
      summary: `${input.entity}, ${field?.label ?? input.field}: ${
        owner === null
          ? "the newer change wins again"
          : `${owner === SLACKLINE ? "Slackline" : owner} has the last word`
      }.`,
      details: { entity: input.entity, field: input.field, owner },
    })
    return { version: input.version + 1 }
  })

async function store(
  db: Db,
  viewer: Viewer,
  { entity, field, owner, version }: SetFieldOwnerInput & { owner: string },
) {
  const { shelterId, personId } = viewer
  const changed = { owner, personId, updatedAt: now() }
  if (version === 0) {
    const { count } = await db.fieldOwner.createMany({
      data: [{ shelterId, entity, field, ...changed }],
      skipDuplicates: true,
    })
    if (count === 0) throw new AppError("CONFLICT")
    return
  }
  const { count } = await db.fieldOwner.updateMany({
    where: { entity, field, version },
    data: { ...changed, version: { increment: 1 } },
  })
  if (count === 0) throw new AppError("CONFLICT")
}
