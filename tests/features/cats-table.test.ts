import { randomUUID } from "node:crypto"
import { parse } from "csv-parse/sync"
import { beforeAll, describe, expect, test } from "vitest"
import { COLUMNS } from "@/lib/domain/cats/columns"
import { CatListParams, CatWindowParams, WINDOW_ROWS } from "@/lib/features/cats/list-schema"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

const CATS = 150
let shelter: TestShelter
let staff: Viewer
let volunteer: Viewer

/** Cats with gaps everywhere, so that every order has ties and missing values. */
async function fill(viewer: Viewer) {
  const { systemPool } = await import("@/lib/platform/db")
  await systemPool().query(
    `insert into "Cat" ("id","shelterId","slug","name","code","inCare","intakeOn","room","stage","lastSessionAt","suitability",
       "suitabilityLow","sufficient","effective","estimates","lastRatingAt","facets")
     select gen_random_uuid(), $1::uuid, 'c' || n, (array['Ada','ada','Élan','Miso','Box 2','Box 10'])[1 + n % 6], nullif('A' || n % 50, 'A0'),
       n % 10 <> 0, case when n % 7 > 0 then date '2026-01-01' + n % 9 end, (array['1','2','10',null])[1 + n % 4], nullif(n % 5, 0),
       case when n % 3 > 0 then timestamptz '2026-06-01' + n % 4 * interval '1 day' end, n % 11, n % 5, n % 2 = 0, 'PATIO_PACK',
       jsonb_build_object('sound', jsonb_build_object('mean', 1 + n % 4, 'W', n % 2)),
       case when n % 2 = 0 then timestamptz '2026-05-01' end,
       array['sex:' || (array['F','M'])[1 + n % 2], 'stage:' || coalesce(nullif(n % 5, 0)::text, 'none'), 'tag:checks_in']
     from generate_series(1, $2::int) n`,
    [viewer.shelterId, CATS],
  )
}

beforeAll(async () => {
  await freshDatabase()
  shelter = await makeShelter()
  staff = await shelter.person("staff")
  volunteer = await shelter.person("volunteer", { clearance: 2 })
  await fill(staff)
})

const lists = () => import("@/lib/features/cats/list-queries")
const ask = (params: Record<string, unknown>) => CatWindowParams.parse(params)

async function takeInCat(name: string, more: { room?: string } = {}) {
  const { takeIn } = await import("@/lib/features/cats/mutations")
  const catId = randomUUID()
  await takeIn(staff, { catId, name, intakeAt: new Date().toISOString(), intakeType: "stray", ...more })
  return catId
}

describe("the list in windows", () => {
  test("marks lead through every cat exactly once, by every column and by several, both ways round", async () => {
    const { catWindow } = await lists()
    const sorts = COLUMNS.filter((column) => column.order).flatMap(({ key }) => [key, `-${key}`])
    for (const sort of [...sorts, "-stage,room,name", "sex,-session,stay", "gates,-code,-name,room"]) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const window = await catWindow(staff, ask({ sort, who: "all", after }), 37)
        expect(window.at).toBe(seen.length)
        seen.push(...window.rows.map((cat) => cat.id))
        after = window.next ?? undefined
      } while (after)
      expect(new Set(seen).size, sort).toBe(CATS)
      expect(seen.length, sort).toBe(CATS)
    }
  })

  test("values that are missing come last, whichever way round", async () => {
    const { catWindow } = await lists()
    for (const sort of ["room", "-room"]) {
      const { rows, total } = await catWindow(staff, ask({ sort }), 1000)
      const rooms = rows.map((cat) => cat.room)
      expect(rows.length).toBe(total)
      const firstMissing = rooms.indexOf(null)
      expect(rooms.slice(firstMissing).every((room) => room === null)).toBe(true)
      const order = sort === "room" ? ["1", "2", "10"] : ["10", "2", "1"]
      expect([...new Set(rooms.slice(0, firstMissing))]).toEqual(order)
    }
  })

  test("a place in the middle is the same row that scrolling leads to", async () => {
    const { catWindow } = await lists()
    const whole = await catWindow(staff, ask({ sort: "-suitability" }), 1000)
    const middle = await catWindow(staff, ask({ sort: "-suitability", at: 70 }))
    expect(middle.rows[0]?.id).toBe(whole.rows[70]?.id)
    expect(middle.stamp).toBe(whole.stamp)
    expect(middle.rows.length).toBe(Math.min(WINDOW_ROWS, whole.total - 70))
  })

  test("each facet is counted without its own selection", async () => {
    const { listCats } = await lists()
    const all = await listCats(staff, CatListParams.parse({}))
    const females = await listCats(staff, CatListParams.parse({ f: "sex:F" }))
    const both = await listCats(staff, CatListParams.parse({ f: ["sex:F", "stage:2"] }))
    expect(females.counts["sex:M"]).toBe(all.counts["sex:M"])
    expect(females.total).toBe(all.counts["sex:F"])
    expect(both.total).toBe(females.counts["stage:2"])
    expect(both.counts["stage:3"]).toBe(females.counts["stage:3"])
    expect(both.counts["sex:M"]).toBe(
      (await listCats(staff, CatListParams.parse({ f: "stage:2" }))).counts["sex:M"],
    )
  })

  test("what gates say stays with those who may open a record", async () => {
    const { listCats } = await lists()
    const asked = CatListParams.parse({ who: "all", f: ["gates:open"], sort: "-gates" })
    const theirs = await listCats(volunteer, asked)
    const all = await listCats(volunteer, CatListParams.parse({ who: "all" }))
    expect(theirs.total).toBe(all.total)
    expect(theirs.rows.map(({ id }) => id)).toEqual(all.rows.map(({ id }) => id))
    expect(theirs.rows.every(({ gatesOpen }) => gatesOpen.length === 0)).toBe(true)
    expect(Object.keys(theirs.counts).some((token) => /^gates?:/.test(token))).toBe(false)
  })

  test("a volunteer's rows, total, counts and places end at the clearance", async () => {
    const { listCats, matchingIds } = await lists()
    const page = await listCats(volunteer, CatListParams.parse({ who: "all" }))
    expect(page.rows.every((cat) => cat.stage !== null && cat.stage <= 2)).toBe(true)
    const { "stage:1": one = 0, "stage:2": two = 0 } = page.counts
    expect(page.total).toBe(one + two)
    expect(Object.keys(page.counts).filter((token) => /stage:(none|3|4)/.test(token))).toEqual([])
    expect(await matchingIds(volunteer, CatListParams.parse({ who: "all" }), 1000)).toHaveLength(page.total)
  })
})

describe("the index follows the database", () => {
  test("a commit shows on the next request, whoever wrote it and however it overlapped", async () => {
    const { listCats } = await lists()
    const { systemPool } = await import("@/lib/platform/db")
    const named = async (q: string) =>
      (await listCats(staff, CatListParams.parse({ q, who: "all" }))).rows.map((cat) => cat.name)
    const [slow, fast] = [await takeInCat("Slowpoke"), await takeInCat("Quickling")]
    expect(await named("slowpoke")).toEqual(["Slowpoke"])
    // A transaction that began earlier commits after a later one was seen: its number lies below, its change counts.
    const early = await systemPool().connect()
    await early.query("begin")
    await early.query(`update "Cat" set "name" = 'Hurried' where "id" = $1`, [slow])
    await systemPool().query(`update "Cat" set "name" = 'Quick still' where "id" = $1`, [fast])
    expect(await named("quick")).toEqual(["Quick still"])
    expect(await named("hurried")).toEqual([])
    await early.query("commit")
    early.release()
    // Found by the new name and no longer by the old one: the rows come from the database, what is found does not.
    expect(await named("hurried")).toEqual(["Hurried"])
    expect(await named("slowpoke")).toEqual([])
  })

  test("a change that is rolled back never shows, and a deleted cat is gone", async () => {
    const { listCats } = await lists()
    const { systemPool } = await import("@/lib/platform/db")
    const total = async (q: string) => (await listCats(staff, CatListParams.parse({ q, who: "all" }))).total
    const client = await systemPool().connect()
    await client.query("begin")
    await client.query(
      `insert into "Cat" ("id","shelterId","slug","name") values (gen_random_uuid(), $1::uuid, 'ghost', 'Ghost')`,
      [staff.shelterId],
    )
    expect(await total("ghost")).toBe(0)
    await client.query("rollback")
    client.release()
    expect(await total("ghost")).toBe(0)
    await systemPool().query(
      `insert into "Cat" ("id","shelterId","slug","name") values (gen_random_uuid(), $1::uuid, 'brief', 'Briefly')`,
      [staff.shelterId],
    )
    expect(await total("briefly")).toBe(1)
    await systemPool().query(`delete from "Cat" where "slug" = 'brief'`)
    expect(await total("briefly")).toBe(0)
  })

  test("requests that come together never see less than what was committed before them", async () => {
    const { listCats } = await lists()
    const missed: string[] = []
    for (let round = 0; round < 12; round++) {
      const name = `Together ${round}`
      const asked = Array.from({ length: 4 }, () => listCats(staff, CatListParams.parse({})))
      await takeInCat(name)
      const { total } = await listCats(staff, CatListParams.parse({ q: name }))
      if (total !== 1) missed.push(name)
      await Promise.all(asked)
    }
    expect(missed).toEqual([])
  })

  test("another shelter's cats are in no list", async () => {
    const { listCats } = await lists()
    const other = await makeShelter("OTHER")
    expect((await listCats(other.operator, CatListParams.parse({ who: "all" }))).total).toBe(0)
  })
})

describe("the file", () => {
  test("holds what the screen shows: the same cats, order and columns, guarded against formulas", async () => {
    const { exportCats } = await import("@/lib/features/cats/export-queries")
    const { catWindow } = await lists()
    await takeInCat("=HYPERLINK(1)", { room: "-2" })
    const params = CatListParams.parse({ sort: "-stage,name", f: ["sex:F", "sex:M", "sex:unknown"] })
    let text = ""
    for await (const part of exportCats(staff, params, ["room", "name", "stay", "nonsense"])) text += part
    const [head, ...rows] = parse(text, { bom: true }) as string[][]
    expect(head).toEqual(["Cat", "Room", "In care (days)"])
    const shown = await catWindow(staff, ask({ sort: "-stage,name", f: params.f }), 1000)
    expect(rows.map((row) => row[0]?.replace(/^'/, ""))).toEqual(shown.rows.map((cat) => cat.name))
    expect(rows.map((row) => row[0])).toContain("'=HYPERLINK(1)")
    expect(rows.find((row) => row[0]?.includes("HYPERLINK"))?.[1]).toBe("-2")
  })
})
