import "server-only"
import type pg from "pg"
import type { AgreementFact } from "@/lib/domain/outcomes/programme-data"
import type { ProgrammeText } from "@/lib/domain/outcomes/programme-rows"
import { agreementByDimension } from "@/lib/domain/raters/agreement"
import { dimensionOf } from "@/lib/domain/temperament/dimensions"
import { doubleRatings } from "@/lib/features/temperament/raters-queries"
import { today } from "@/lib/platform/clock"
import { read, readAside, readBulk } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

const ROWS_AT_ONCE = 10_000
const ZERO = "'1970-01-01'::date"
const FIRST_ID = "00000000-0000-0000-0000-000000000000"

/** Row by row as lists of values; the reader in lib/domain/outcomes/programme-rows.ts knows their order. */
const ROWS = {
  stays: {
    table: '"Stay"',
    from: `"Stay" r`,
    row: `r."id", r."catId", r."intakeOn" - ${ZERO}, r."outcomeOn" - ${ZERO}, r."outcomeType", r."intakeType", r."intakeDetail",
      r."sex", r."bornOn" - ${ZERO}, r."availableOn" - ${ZERO}, r."isReturn"`,
  },
  assessments: {
    table: '"Assessment"',
    from: `(select a.*, a."result"::json as "said" from "Assessment" a) r`,
    row: `r."catId", r."asOfOn" - ${ZERO}, r."said"->'potential', r."said"->'S', r."said"->'sufficient'`,
  },
  enrolments: {
    table: '"Enrolment"',
    from: `"Enrolment" r join "Shelter" s on s."id" = r."shelterId"`,
    row: `r."catId", (r."enrolledAt" at time zone s."timeZone")::date - ${ZERO}, r."startingStage"`,
    where: `r."track" = 'harness'`,
  },
  sessions: {
    table: '"Session"',
    from: `"Session" r`,
    row: `r."id", r."catId", r."startedOn" - ${ZERO}, extract(epoch from r."startedAt"), r."peakStress", r."incident",
      (r."catStarted" is not null and r."durationSec" is not null and r."trials" is not null)`,
    where: `r."track" = 'harness' and not exists (select from "Session" later where later."supersedesId" = r."id")`,
  },
  incidents: {
    table: '"Incident"',
    from: `"Incident" r`,
    row: `r."catId", r."happenedOn" - ${ZERO}, r."kind", r."isNearMiss", r."stage", r."sessionId"`,
  },
  placements: {
    table: '"Placement"',
    from: `"Placement" r`,
    row: `r."id", r."catId", r."stayId", r."kind", r."startedOn" - ${ZERO}, r."endedOn" - ${ZERO},
      r."frozen"->'match'->'match'->'band', r."frozen"->'effective'`,
  },
  returns: {
    table: '"Return"',
    from: `"Return" r`,
    row: `r."placementId", r."returnedOn" - ${ZERO}, r."reason"`,
  },
  checkIns: {
    table: '"CheckIn"',
    from: `"CheckIn" r`,
    row: `r."placementId", r."day", r."dueOn" - ${ZERO}, r."answeredAt" is not null, r."answers"`,
  },
  traits: {
    table: '"Cat"',
    from: `"Cat" r`,
    row: `r."id", r."colour", (select f."value" = 'yes' from "CatFact" f where f."catId" = r."id" and f."key" = 'fiv_positive'
        order by f."createdAt" desc limit 1),
      case when (r."estimates"->'people'->>'W')::float >= 0.5 then r."estimates"->'people'->'mean' end`,
    where: `(r."colour" is not null or r."estimates" ? 'people' or exists
      (select from "CatFact" f where f."catId" = r."id" and f."key" = 'fiv_positive'))`,
  },
} as const satisfies Record<string, { table: string; from: string; row: string; where?: string }>

/** Decisions of a cat's newest set, in their order; a set that starts anew has a first line without meaning. */
const STAGES_SQL = `
  select '[' || string_agg(json_build_array("catId", "day", "fromStage", "toStage", "sessionId")::text, ',') || ']' as text
  from (
    select d."catId", d."onDay" - ${ZERO} as "day", d."fromStage", d."toStage", d."sessionId",
      (row_number() over (order by d."catId", d."position") - 1) / ${ROWS_AT_ONCE} as portion
    from "StageDecision" d
    where d."shelterId" = $1::uuid and d."position" >= 0 and d."replay" =
      (select max(newest."replay") from "StageDecision" newest where newest."catId" = d."catId" and newest."shelterId" = $1::uuid)
    order by d."catId", d."position") as rows
  group by portion order by portion`

async function portionsOf(
  client: pg.PoolClient,
  shelterId: string,
  name: keyof typeof ROWS,
): Promise<string[]> {
  const { table, from, row, ...rest } = ROWS[name]
  const condition = "where" in rest ? `and ${rest.where}` : ""
  const sql = `
    select '[' || string_agg(json_build_array(${row})::text, ',' order by r."id") || ']' as text, max(r."id"::text) as last
    from ${from}
    where r."id" in (select k."id" from ${table} k where k."shelterId" = $1::uuid and k."id" > $2::uuid order by k."id" limit ${ROWS_AT_ONCE})
      ${condition}`
  const end = `select max("id"::text) as last, count(*)::int as n from (select k."id" from ${table} k
    where k."shelterId" = $1::uuid and k."id" > $2::uuid order by k."id" limit ${ROWS_AT_ONCE}) as keys`
  const portions: string[] = []
  for (let after = FIRST_ID; ; ) {
    const { rows: keys } = await client.query<{ last: string | null; n: number }>(end, [shelterId, after])
    if (!keys[0]?.last) break
    const { rows } = await client.query<{ text: string | null }>(sql, [shelterId, after])
    if (rows[0]?.text) portions.push(rows[0].text)
    if (keys[0].n < ROWS_AT_ONCE) break
    after = keys[0].last
  }
  return portions
}

/** What a shelter's figures rest on and its version, read in one snapshot so that they belong together. */
export const programmeText = (viewer: Viewer): Promise<{ version: string; text: ProgrammeText }> =>
  readAside(() => programmeTextHere(viewer))

async function programmeTextHere(viewer: Viewer): Promise<{ version: string; text: ProgrammeText }> {
  const agreement = await agreementOf(viewer)
  return readBulk(viewer, async (client) => {
    await client.query("begin isolation level repeatable read read only")
    try {
      const version = await versionOn(client, viewer)
      const { rows: shelters } = await client.query<{ end: number | null }>(
        `select "dataEndOn" - ${ZERO} as end from "Shelter" where "id" = $1::uuid`,
        [viewer.shelterId],
      )
      const portions = {} as Record<keyof typeof ROWS, string[]>
      for (const name of Object.keys(ROWS) as (keyof typeof ROWS)[])
        portions[name] = await portionsOf(client, viewer.shelterId, name)
      const { rows: stages } = await client.query<{ text: string }>(STAGES_SQL, [viewer.shelterId])
      const text = {
        ...portions,
        stages: stages.map((row) => row.text),
        agreement,
        statedEnd: shelters[0]?.end ?? null,
        today: today(viewer),
      }
      return { version, text }
    } finally {
      await client.query("rollback").catch(() => {})
    }
  })
}

const agreementOf = (viewer: Viewer): Promise<AgreementFact[]> =>
  read(viewer, async (db) =>
    agreementByDimension(await doubleRatings(db, viewer)).map(({ dim, ...rest }) => ({
      ...rest,
      dimension: dimensionOf(dim).name,
    })),
  )

const VERSION_SQL = `
  select coalesce(sum(c."writes"), 0)::text || '.' || count(c."xid")::text || '.' || coalesce(max(c."xid"), 0)::text || '.' || coalesce(max(s."dataEndOn")::text, '') as version
  from "Shelter" s left join "FigureChange" c on c."shelterId" = s."id" where s."id" = $1::uuid`

async function versionOn(client: pg.PoolClient, viewer: Viewer): Promise<string> {
  const { rows } = await client.query<{ version: string }>(VERSION_SQL, [viewer.shelterId])
  return `${rows[0]?.version ?? ""}.${today(viewer)}`
}

/** The version of what the figures rest on: another one after every write that could change a figure, and on another day. */
export const figuresVersion = (viewer: Viewer): Promise<string> =>
  readBulk(viewer, (client) => versionOn(client, viewer))
