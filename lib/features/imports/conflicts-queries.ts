import "server-only"
import { can } from "@/lib/domain/access/table"
import type { EntityName } from "@/lib/domain/interop/plan-records"
import type { RecordValue } from "@/lib/domain/interop/stay-draft"
import { type Db, Prisma, read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

export const CONFLICTS_ON_A_PAGE = 50
/** The audit's word for a conflict somebody decided; what has one is not listed again. */
export const DECIDED = "import:decide"

/** A difference between a file and a record here that nobody has decided yet. */
export interface OpenConflict {
  importId: string
  place: number
  entity: EntityName
  entityId: string
  field: string
  ours: RecordValue
  theirs: RecordValue
  source: string
  createdAt: Date
  /** The cat it is about, where it is about one; else the person. */
  catId: string | null
  name: string
}

/**
 * Open conflicts of a shelter as SQL: of each record's field the newest import's word counts; decided ones, those of
 * undone imports, and those where the record says by now what the file says are none.
 */
const openConflicts = (viewer: Viewer, only: Prisma.Sql = Prisma.empty) => Prisma.sql`
  with said as (
    select distinct on (i."counts"->>'source', c.value->>'entity', c.value->>'key', c.value->>'field')
      i."id" as "importId", (c.place - 1)::int as place, i."counts"->>'source' as source, i."createdAt",
      c.value->>'entity' as entity, c.value->>'key' as key, c.value->>'field' as field, c.value->'theirs' as theirs,
      coalesce(c.value->>'isTaken', 'false') as taken
    from "Import" i cross join lateral jsonb_array_elements(i."conflicts") with ordinality as c(value, place)
    where i."shelterId" = ${viewer.shelterId}::uuid and i."undoneAt" is null
    order by i."counts"->>'source', c.value->>'entity', c.value->>'key', c.value->>'field', i."createdAt" desc, i."id" desc
  ), known as (
    select said.*, e."entityId",
      case when said.field like 'fact:%' then (select to_jsonb(f."value") from "CatFact" f
          where f."shelterId" = ${viewer.shelterId}::uuid and f."catId" = e."entityId" and f."key" = substr(said.field, 6)
          order by f."createdAt" desc, f."id" desc limit 1)
        when said.entity = 'Cat' and said.field = 'weightKg' then (select to_jsonb("weightKg"::float8) from "Cat" where "id" = e."entityId")
        when said.entity = 'Cat' then (select to_jsonb(r)->said.field from "Cat" r where r."id" = e."entityId")
        when said.entity = 'Stay' then (select to_jsonb(r)->said.field from "Stay" r where r."id" = e."entityId")
        when said.entity = 'Placement' then (select to_jsonb(r)->said.field from "Placement" r where r."id" = e."entityId")
        else (select to_jsonb(r)->said.field from "Adopter" r where r."id" = e."entityId") end as ours,
      case said.entity when 'Cat' then e."entityId"
        when 'Stay' then (select "catId" from "Stay" where "id" = e."entityId")
        when 'Placement' then (select "catId" from "Placement" where "id" = e."entityId") end as "catId"
    from said join "ExternalRecord" e on e."shelterId" = ${viewer.shelterId}::uuid and e."source" = said.source
      and e."entity" = said.entity and e."key" = said.key
    where said.taken <> 'true' and said.field <> 'answers'
      and (said.entity <> 'Adopter' or ${can(viewer, "adopter:read")}::boolean)
      and not exists (select from "AuditEntry" a where a."shelterId" = ${viewer.shelterId}::uuid and a."entity" = 'Import'
        and a."entityId" = said."importId" and a."action" = ${DECIDED} and (a."details"->>'place')::int = said.place)
  )
  select "importId", place, entity, "entityId", field, source, "createdAt", "catId", theirs, coalesce(ours, 'null'::jsonb) as ours,
    coalesce((select "name" from "Cat" where "id" = known."catId"), (select "name" from "Adopter" where "id" = known."entityId"), '') as name
  from known where coalesce(ours #>> '{}', '') is distinct from coalesce(theirs #>> '{}', '') ${only}`

/** One page of the open conflicts, newest first, and how many there are. */
export const listConflicts = (viewer: Viewer, page: number) =>
  read(viewer, async (db) => {
    const [counted] = await db.$queryRaw<{ n: number }[]>(
      Prisma.sql`select count(*)::int as n from (${openConflicts(viewer)}) x`,
    )
    const total = counted?.n ?? 0
    const pages = Math.max(1, Math.ceil(total / CONFLICTS_ON_A_PAGE))
    const at = Math.min(Math.max(1, page), pages)
    const conflicts = await db.$queryRaw<OpenConflict[]>(
      Prisma.sql`select * from (${openConflicts(viewer)}) x order by "createdAt" desc, "importId", place
        limit ${CONFLICTS_ON_A_PAGE} offset ${(at - 1) * CONFLICTS_ON_A_PAGE}`,
    )
    return { conflicts, total, page: at, pages }
  })

/** The open conflicts of one record of one import: those that are one statement are decided together. */
export const conflictsOf = (db: Db, viewer: Viewer, importId: string): Promise<OpenConflict[]> =>
  db.$queryRaw<OpenConflict[]>(openConflicts(viewer, Prisma.sql`and "importId" = ${importId}::uuid`))
