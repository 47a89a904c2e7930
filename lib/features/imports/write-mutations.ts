import "server-only"
import type pg from "pg"
import type { EntityName, RecordPlan } from "@/lib/domain/interop/plan-records"
import { RECORD_TABLES } from "./record-schema"

/** Where rows of one import are written, and as part of which import. */
export interface WriteTarget {
  client: pg.PoolClient
  shelterId: string
  importId: string
  source: string
  /** One moment for the whole import. */
  at: Date
}

/** A plan with the columns its table needs besides those of the file (parents, slug, summary). */
export interface PlannedRow {
  plan: RecordPlan
  extra: Readonly<Record<string, unknown>>
}

/** Types of the columns that no file fills. */
const EXTRA_COLUMNS: Readonly<Record<EntityName, Readonly<Record<string, string>>>> = {
  Cat: {
    slug: "text",
    inCare: "boolean",
    intakeOn: "date",
    potential: '"Tier"',
    demonstrated: '"Tier"',
    gateCap: '"Tier"',
    effective: '"Tier"',
    sufficient: "boolean",
    clearedOutdoors: "boolean",
    gatesOpen: "text[]",
    suitability: "float8",
    suitabilityLow: "float8",
    suitabilityHigh: "float8",
    coverage: "float8",
    nextLook: "text",
    proposedLook: "text",
    estimates: "jsonb",
    facets: "text[]",
    summaryOn: "date",
  },
  Stay: { catId: "uuid" },
  Placement: { catId: "uuid", stayId: "uuid", frozen: "jsonb" },
  Adopter: { source: "text" },
}

const recordset = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns)
    .map(([column, type]) => `"${column}" ${type}`)
    .join(", ")

/** Writes the new and changed rows of one table, what the source has said of them, and what undoing needs to know. */
export async function writeRecords(target: WriteTarget, entity: EntityName, rows: readonly PlannedRow[]) {
  await insertNew(
    target,
    entity,
    rows.filter(({ plan }) => plan.isNew),
  )
  await updateChanged(
    target,
    entity,
    rows.filter(({ plan }) => !plan.isNew && Object.keys(plan.set).length > 0),
  )
  const touched = rows.map(({ plan }) => plan).filter((plan) => plan.isNew || isNewlySaid(plan))
  await rememberSaid(target, touched)
  await noteChanges(target, touched)
}

async function insertNew(target: WriteTarget, entity: EntityName, rows: readonly PlannedRow[]) {
  if (rows.length === 0) return
  const { columns, defaults } = RECORD_TABLES[entity]
  const typed = { id: "uuid", ...columns, ...EXTRA_COLUMNS[entity] }
  const names = Object.keys(typed)
    .map((column) => `"${column}"`)
    .join(", ")
  const values = rows.map(({ plan, extra }) => ({
    id: plan.id,
    ...defaults,
    ...withoutNulls(plan.set),
    ...extra,
  }))
  await target.client.query(
    `insert into "${entity}" (${names}, "shelterId", "createdAt")
     select ${names}, $2::uuid, $3::timestamptz from jsonb_to_recordset($1::jsonb) as x(${recordset(typed)})`,
    [JSON.stringify(values), target.shelterId, target.at],
  )
}

async function updateChanged(target: WriteTarget, entity: EntityName, rows: readonly PlannedRow[]) {
  if (rows.length === 0) return
  const { columns, defaults } = RECORD_TABLES[entity]
  const sets = Object.keys(columns).map((column) => `"${column}" = x."${column}"`)
  const values = rows.map(({ plan }) => ({ id: plan.id, ...defaults, ...withoutNulls(plan.merged) }))
  await target.client.query(
    `update "${entity}" r set ${sets.join(", ")}, "version" = r."version" + 1
     from jsonb_to_recordset($1::jsonb) as x("id" uuid, ${recordset(columns)})
     where r."shelterId" = $2::uuid and r."id" = x."id"`,
    [JSON.stringify(values), target.shelterId],
  )
}

/** Absent values leave the column's own default standing. */
function withoutNulls(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}

function isNewlySaid(plan: RecordPlan): boolean {
  if (plan.lastBefore === null) return true
  if (Object.keys(plan.set).length > 0) return true
  return Object.entries(plan.last).some(([field, value]) => (plan.lastBefore?.[field] ?? null) !== value)
}

async function rememberSaid(target: WriteTarget, plans: readonly RecordPlan[]) {
  if (plans.length === 0) return
  const rows = plans.map(({ entity, key, id, last }) => ({ entity, key, entityId: id, last }))
  await target.client.query(
    `insert into "ExternalRecord" ("id", "shelterId", "source", "entity", "key", "entityId", "lastImported", "updatedAt")
     select gen_random_uuid(), $2::uuid, $3, x."entity", x."key", x."entityId", x."last", $4::timestamptz
     from jsonb_to_recordset($1::jsonb) as x("entity" text, "key" text, "entityId" uuid, "last" jsonb)
     on conflict ("shelterId", "source", "entity", "key")
     do update set "entityId" = excluded."entityId", "lastImported" = excluded."lastImported", "updatedAt" = excluded."updatedAt"`,
    [JSON.stringify(rows), target.shelterId, target.source, target.at],
  )
}

/** One line of what undoing needs: null before = the import created the row. */
export interface ChangeLine {
  entity: string
  entityId: string
  before: unknown
  after: unknown
}

async function noteChanges(target: WriteTarget, plans: readonly RecordPlan[]) {
  await insertChanges(
    target,
    plans.map(({ entity, id, isNew, before, lastBefore, set }) => ({
      entity,
      entityId: id,
      before: isNew ? null : { values: before, last: lastBefore },
      after: isNew ? null : { values: set },
    })),
  )
}

export async function insertChanges(target: WriteTarget, lines: readonly ChangeLine[]) {
  if (lines.length === 0) return
  await target.client.query(
    `insert into "ImportChange" ("shelterId", "importId", "entity", "entityId", "before", "after")
     select $2::uuid, $3::uuid, x."entity", x."entityId", x."before", x."after"
     from jsonb_to_recordset($1::jsonb) as x("entity" text, "entityId" uuid, "before" jsonb, "after" jsonb)`,
    [JSON.stringify(lines), target.shelterId, target.importId],
  )
}

export interface FactRow {
  id: string
  catId: string
  key: string
  value: string
  evidence: string
}

/** Adds facts with their source; the newest of a key counts. */
export async function insertFacts(target: WriteTarget, facts: readonly FactRow[]) {
  if (facts.length === 0) return
  await target.client.query(
    `insert into "CatFact" ("id", "shelterId", "catId", "key", "value", "source", "evidence", "createdAt")
     select x."id", $2::uuid, x."catId", x."key", x."value", $3, x."evidence", $4::timestamptz
     from jsonb_to_recordset($1::jsonb) as x("id" uuid, "catId" uuid, "key" text, "value" text, "evidence" text)`,
    [JSON.stringify(facts), target.shelterId, target.source, target.at],
  )
}

/** Adds answers a file already holds. */
export async function insertAnswers(
  target: WriteTarget,
  answers: readonly { id: string; adopterId: string; answers: unknown }[],
) {
  if (answers.length === 0) return
  await target.client.query(
    `insert into "Answers" ("id", "shelterId", "adopterId", "answers", "createdAt")
     select x."id", $2::uuid, x."adopterId", x."answers", $3::timestamptz
     from jsonb_to_recordset($1::jsonb) as x("id" uuid, "adopterId" uuid, "answers" jsonb)`,
    [JSON.stringify(answers), target.shelterId, target.at],
  )
}
