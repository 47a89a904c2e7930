import "server-only"
import { type Db, Prisma, read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import type { CatListParams, CatSort } from "./schema"

export const PAGE_SIZE = 50

/** One row of the cats table. */
export interface CatRow {
  id: string
  name: string
  code: string | null
  sex: "F" | "M" | "unknown"
  room: string | null
  colour: string | null
  bornOn: Date | null
  intakeOn: Date | null
  inCare: boolean
  listed: boolean
  sufficient: boolean
  potential: "WINDOW" | "PATIO_PACK" | "TRAIL"
  effective: "WINDOW" | "PATIO_PACK" | "TRAIL"
  suitability: number
  suitabilityLow: number
  suitabilityHigh: number
  stage: number | null
  mastered: number
  reviewOpen: boolean
  lastSessionAt: Date | null
  lastRatingAt: Date | null
}

export interface CatPage {
  rows: CatRow[]
  total: number
  /** Mark of the next page, or null on the last one. */
  next: string | null
  /** Cats per facet token, each facet counted without its own selection. */
  counts: Record<string, number>
}

// Every order ends with the id, so that a page boundary is exact; the expressions are those of the indexes.
const SORT_KEYS: Record<CatSort, { column: Prisma.Sql; cast: Prisma.Sql }> = {
  name: { column: Prisma.sql`"name"`, cast: Prisma.sql`text` },
  stay: { column: Prisma.sql`coalesce("intakeOn", '9999-12-31'::date)`, cast: Prisma.sql`date` },
  session: {
    column: Prisma.sql`coalesce("lastSessionAt", '1970-01-01 00:00:00+00'::timestamptz)`,
    cast: Prisma.sql`timestamptz`,
  },
  suitability: { column: Prisma.sql`"suitabilityLow"`, cast: Prisma.sql`double precision` },
}

const facetOf = (token: string) => token.slice(0, token.indexOf(":"))

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

function facetConditions(tokens: string[], exceptFacet?: string): Prisma.Sql[] {
  const chosen = new Set(tokens.map(facetOf))
  return [...chosen]
    .filter((facet) => facet !== exceptFacet)
    .map((facet) => Prisma.sql`"facets" && ${tokens.filter((token) => facetOf(token) === facet)}::text[]`)
}

function conditions(viewer: Viewer, params: CatListParams, exceptFacet?: string): Prisma.Sql {
  const all = [Prisma.sql`"shelterId" = ${viewer.shelterId}::uuid`, ...facetConditions(params.f, exceptFacet)]
  // Equality on every earlier index column keeps the page an index scan; "all" gives that up for the rare long view.
  if (params.who === "care") all.push(Prisma.sql`"inCare" = true`)
  if (params.q) {
    const like = `%${escapeLike(params.q.toLowerCase())}%`
    all.push(Prisma.sql`(lower("name") like ${like} or lower(coalesce("code", '')) like ${like})`)
  }
  if (viewer.role === "volunteer") all.push(Prisma.sql`"stage" between 1 and ${viewer.clearance}`)
  return Prisma.join(all, " and ")
}

/** A page mark is the sort value and the id of the last row, so that nothing is skipped when rows come and go. */
const encodeMark = (value: string, id: string) =>
  Buffer.from(JSON.stringify([value, id])).toString("base64url")

function decodeMark(mark: string | undefined): [string, string] | null {
  if (!mark) return null
  try {
    const [value, id] = JSON.parse(Buffer.from(mark, "base64url").toString()) as unknown[]
    return typeof value === "string" && typeof id === "string" && /^[0-9a-f-]{36}$/.test(id)
      ? [value, id]
      : null
  } catch {
    return null
  }
}

async function countFacets(db: Db, viewer: Viewer, params: CatListParams) {
  const tally = (where: Prisma.Sql) =>
    db.$queryRaw<{ token: string; n: number }[]>`
      select token, count(*)::int as n from "Cat", unnest("facets") as token where ${where} group by token`
  const counts: Record<string, number> = {}
  for (const { token, n } of await tally(conditions(viewer, params))) counts[token] = n
  for (const facet of new Set(params.f.map(facetOf))) {
    for (const key of Object.keys(counts)) if (key.startsWith(`${facet}:`)) delete counts[key]
    for (const { token, n } of await tally(conditions(viewer, params, facet)))
      if (token.startsWith(`${facet}:`)) counts[token] = n
  }
  return counts
}

/** One page of the cats table with its facet counts. A volunteer sees the cats within the clearance only. */
export function listCats(viewer: Viewer, params: CatListParams): Promise<CatPage> {
  return read(viewer, async (db) => {
    const { column, cast } = SORT_KEYS[params.sort]
    const direction = params.dir === "desc" ? Prisma.sql`desc` : Prisma.sql`asc`
    const where = conditions(viewer, params)
    const mark = decodeMark(params.after)
    const beyond = params.dir === "desc" ? Prisma.sql`<` : Prisma.sql`>`
    const from = mark
      ? Prisma.sql`and (${column}, "id") ${beyond} (${mark[0]}::${cast}, ${mark[1]}::uuid)`
      : Prisma.empty
    const found = await db.$queryRaw<(CatRow & { mark: string })[]>`
      select "id", "name", "code", "sex", "room", "colour", "bornOn", "intakeOn", "inCare", "listed", "sufficient", "potential",
        "effective", "suitability", "suitabilityLow", "suitabilityHigh", "stage", "mastered", "reviewOpen",
        "lastSessionAt", "lastRatingAt", (${column})::text as mark
      from "Cat" where ${where} ${from}
      order by ${column} ${direction}, "id" ${direction} limit ${PAGE_SIZE + 1}`
    const [{ total } = { total: 0 }] = await db.$queryRaw<{ total: number }[]>`
      select count(*)::int as total from "Cat" where ${where}`
    const page = found.slice(0, PAGE_SIZE)
    const last = page.at(-1)
    return {
      rows: page.map(({ mark: _, ...row }) => row),
      total,
      next: found.length > PAGE_SIZE && last ? encodeMark(last.mark, last.id) : null,
      counts: await countFacets(db, viewer, params),
    }
  })
}
