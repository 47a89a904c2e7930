import "server-only"
import type pg from "pg"
import { NOBODY, ownershipFor, SLACKLINE } from "@/lib/domain/interop/merge"
import { OWNED_FIELDS, type OwnedField } from "@/lib/domain/interop/owned-fields"
import type { EntityName, Owners } from "@/lib/domain/interop/plan-records"
import { type Db, read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { OWNER_ENTITIES } from "./owners-schema"

/** Who has the last word on which field, as a file of one source meets it. */
export async function ownersFor(client: pg.PoolClient, shelterId: string, source: string): Promise<Owners> {
  const { rows } = await client.query<{ entity: string; field: string; owner: string }>(
    `select "entity", "field", "owner" from "FieldOwner" where "shelterId" = $1::uuid`,
    [shelterId],
  )
  const known = new Map(rows.map(({ entity, field, owner }) => [`${entity}.${field}`, owner]))
  const wordOf = (entity: EntityName) => OWNER_ENTITIES.find((one) => one.entity === entity)?.word
  return (entity, field) => ownershipFor(known.get(`${wordOf(entity)}.${field}`), source)
}

/** A field with its owner; `version` 0 = nobody has chosen. */
export interface FieldWithOwner extends OwnedField {
  owner: string | null
  version: number
}

/** Every field an import can write, with who has the last word, and the sources there are to choose. */
export const fieldOwners = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const rows = await db.fieldOwner.findMany()
    const fields = OWNED_FIELDS.map((field): FieldWithOwner => {
      const row = rows.find((one) => one.entity === field.entity && one.field === field.field)
      // Rows stay when a field is nobody's again, so that two editors cannot overwrite each other.
      return { ...field, owner: row && row.owner !== NOBODY ? row.owner : null, version: row?.version ?? 0 }
    })
    return { fields, sources: await knownSources(db) }
  })

/** The sources that have spoken here, by name. */
export async function knownSources(db: Db): Promise<string[]> {
  const rows = await db.externalRecord.findMany({ distinct: ["source"], select: { source: true } })
  return rows
    .map(({ source }) => source)
    .filter((source) => source !== SLACKLINE)
    .sort()
}
