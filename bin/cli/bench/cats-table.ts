import { COLUMNS } from "@/lib/domain/cats/columns"
import { FACETS } from "@/lib/domain/cats/facets"
import { currentIndex, LOOK_SQL } from "@/lib/features/cats/index-queries"
import { catWindow, questionOf } from "@/lib/features/cats/list-queries"
import { CatListParams, CatWindowParams } from "@/lib/features/cats/list-schema"
import { ROWS_SQL } from "@/lib/features/cats/rows-queries"
import { ensureShelter } from "@/lib/features/shelter/mutations"
import { systemPool } from "@/lib/platform/db"
import { operatorOf } from "@/lib/platform/operator"
import type { Viewer } from "@/lib/platform/viewer"
import { fillCats } from "./fill-cats"
import { ms, print, time } from "./timing"

const CATS = 100_000
// A p95 of few runs is their worst one: a single collection of garbage would decide it.
const REPEATS = 60

interface Timing {
  median: number
  p95: number
}
const line = (name: string, { median, p95 }: Timing) =>
  print(`  ${name.padEnd(34)} ${ms(median).padStart(9)} ${ms(p95).padStart(9)}`)
const worst = (timings: Timing[]): Timing => ({
  median: Math.max(...timings.map((one) => one.median)),
  p95: Math.max(...timings.map((one) => one.p95)),
})

/** Changes one cat, so that the next list has to look, take the change in, and answer anew. */
const touchOne = (viewer: Viewer) => () =>
  systemPool().query(
    `update "Cat" set "room" = (random() * 40)::int::text where "id" = (select "id" from "Cat" where "shelterId" = $1::uuid and "name" >= 'Cat 0' || (random() * 99999)::int::text order by "name" limit 1)`,
    [viewer.shelterId],
  )

async function explain(title: string, sql: string, values: unknown[]) {
  const { rows } = await systemPool().query(
    `explain (analyze, costs off, timing off, summary on) ${sql}`,
    values,
  )
  print(`\n  plan of ${title}:`)
  for (const row of rows)
    print(
      `    ${String(row["QUERY PLAN"])
        .replace(/\(\(COALESCE.*|Output:.*/, "…")
        .slice(0, 150)}`,
    )
}

async function inSql(viewer: Viewer) {
  print("\n  the same by the database alone, for comparison:")
  const tally = `select token, count(*) from "Cat", unnest("facets") as token where "shelterId" = $1::uuid and "inCare" group by token`
  line("facet counts, one of up to 12", await time(5, () => systemPool().query(tally, [viewer.shelterId])))
  const sorted = `select "id" from "Cat" where "shelterId" = $1::uuid and "inCare" order by "stage" desc nulls last, "coverage", "id" limit 60`
  line(
    "an order without an index of its own",
    await time(5, () => systemPool().query(sorted, [viewer.shelterId])),
  )
}

async function benchViews(viewer: Viewer) {
  const before = touchOne(viewer)
  const measure = (params: Record<string, unknown>) => {
    const view = CatWindowParams.parse(params)
    return time(REPEATS, () => catWindow(viewer, view), before)
  }
  line("first rows", await measure({}))
  line(
    "first rows, nothing changed before",
    await time(REPEATS, () => catWindow(viewer, CatWindowParams.parse({}))),
  )
  line("first rows with facet counts", await measure({ counts: "1" }))
  line("rows in the middle", await measure({ at: 50_000 }))
  line("name fragment", await measure({ q: "00012" }))
  const sorts: Timing[] = []
  for (const { key, order } of COLUMNS) if (order) sorts.push(await measure({ sort: `-${key}` }))
  line(`slowest of ${sorts.length} sorts`, worst(sorts))
  line("three keys", await measure({ sort: "-stage,coverage,name" }))
  const filters: Timing[] = []
  const index = await currentIndex(viewer)
  const counts = index.counts(questionOf(viewer, CatListParams.parse({})))
  for (const facet of FACETS) {
    const token = Object.keys(counts).find((one) => one.startsWith(`${facet.key}:`))
    if (token) filters.push(await measure({ f: token, counts: "1" }))
  }
  line(`slowest of ${filters.length} facets, with counts`, worst(filters))
  line(
    "three facets, with counts",
    await measure({ f: ["ready:TRAIL", "sex:F", "tag:curious"], counts: "1" }),
  )
  const asked = questionOf(viewer, CatListParams.parse({ f: ["ready:TRAIL", "sex:F"] }))
  line("counts alone, two facets chosen", await time(REPEATS, () => index.counts(asked)))
}

/** The cats table at 100,000 cats in care, with the plans of what it asks the database. */
export async function benchCatsTable() {
  await ensureShelter({ code: "TABLE", name: "TABLE", timeZone: "UTC" })
  const viewer = await operatorOf("TABLE")
  await fillCats(viewer, CATS)
  const memory = process.memoryUsage().rss
  const started = performance.now()
  await currentIndex(viewer)
  const megabytes = Math.round((process.memoryUsage().rss - memory) / 1_048_576)
  print(`\ncats table, ${CATS} cats (median, p95 of ${REPEATS}; one cat changed before each run):`)
  print(`  first index of a process: ${ms(performance.now() - started)}, about ${megabytes} MB`)
  await benchViews(viewer)
  await inSql(viewer)
  const now = await systemPool().query("select pg_snapshot_xmin(pg_current_snapshot())::text as mark")
  await explain("the look for changes", LOOK_SQL, [viewer.shelterId, now.rows[0]?.mark])
  const ids = (
    await systemPool().query(`select "id" from "Cat" where "shelterId" = $1::uuid limit 60`, [
      viewer.shelterId,
    ])
  ).rows
  await explain("the rows of a window", ROWS_SQL, [viewer.shelterId, ids.map((row) => row.id)])
}
