import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { DIMENSION_KEYS } from "@/lib/domain/temperament/dimensions"
import { publicListQuery, readPublicListParams } from "@/lib/features/cats/public-schema"
import type { Viewer, Visitor } from "@/lib/platform/viewer"
import { goHome } from "../setup/going-home"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

// Whether anybody may see a column of Cat is decided here: a new column is in one of the two lists, or this file fails.
const PUBLIC_COLUMNS = [
  ..."id shelterId slug name sex bornOn bornEstimated breed colour pattern eyeColour earShape coatLength".split(
    " ",
  ),
  ..."profileText listed intakeOn potential effective sufficient clearedOutdoors stage mastered".split(" "),
  ..."lastSessionAt lastRatingAt estimates facets bondId createdAt".split(" "),
]
const PRIVATE_COLUMNS = [
  ..."code neutered weightKg microchip room unit staffNote published version inCare demonstrated gateCap".split(
    " ",
  ),
  ..."suitability suitabilityLow suitabilityHigh reviewOpen coolDownUntil summaryOn changedXid coverage nextLook".split(
    " ",
  ),
  ..."proposedLook gatesOpen roundAt roundStress roundEating roundIllness".split(" "),
]

let staff: Viewer
let visitor: Visitor
const day = (offset: number) => new Date(Date.UTC(2026, 9, 1 + offset, 18))
const on = async <T>(offset: number, work: () => Promise<T>) =>
  (await import("@/lib/platform/clock")).at(day(offset), work)
const pages = () => import("@/lib/features/cats/public")
const list = async (search: Record<string, string | string[]> = {}) =>
  (await pages()).listPublicCats(visitor, readPublicListParams(search))

beforeAll(async () => {
  await freshDatabase()
  const shelter = await makeShelter("PUB")
  const rights = { permissions: ["medical", "behaviour_lead", "counsellor"] } as const
  staff = await shelter.person("staff", { permissions: [...rights.permissions], name: "CANARY person" })
  const { mintVisitor } = await import("@/lib/platform/viewer")
  const { shelterId, shelterName, isDemo, timeZone, locale } = shelter.operator
  visitor = mintVisitor({ shelterId, shelterName, isDemo, timeZone, locale })
})

/** A cat that adopters may see: taken in, free by law, published. */
async function listedCat(name: string, intake = -30, fields: { bornOn?: string } = {}) {
  const { takeIn, editCat } = await import("@/lib/features/cats/mutations")
  const { recordGateFacts } = await import("@/lib/features/cats/gates-mutations")
  const catId = randomUUID()
  await on(intake, () =>
    takeIn(staff, { ...fields, catId, name, intakeAt: day(intake).toISOString(), intakeType: "stray" }),
  )
  const fact = { expiresOn: null, note: "CANARY gate", factOn: day(intake).toISOString().slice(0, 10) }
  await on(intake, () =>
    recordGateFacts(staff, {
      catId,
      facts: [{ ...fact, factId: randomUUID(), key: "hold_over", value: "yes" }],
    }),
  )
  await on(intake, () => editCat(staff, { catId, version: 1, published: true }))
  return catId
}

async function rate(
  catId: string,
  value: 1 | 2 | 3 | 4 | 5,
  offset: number,
  skipped: readonly string[] = [],
) {
  const { recordRatings } = await import("@/lib/features/temperament/mutations")
  await on(offset, () =>
    recordRatings(staff, {
      sheetId: randomUUID(),
      catId,
      ratedAt: day(offset).toISOString(),
      context: "standard",
      stress: 0,
      eating: true,
      inPain: false,
      hoursSinceProcedure: "none",
      place: "CANARY place",
      ratings: DIMENSION_KEYS.map((dimension) => ({
        dimension,
        value: skipped.includes(dimension) ? null : value,
        note: "CANARY note",
      })),
    }),
  )
}

const slugOf = async (catId: string) => {
  const { systemDb } = await import("@/lib/platform/db")
  return (await systemDb().cat.findUniqueOrThrow({ where: { id: catId } })).slug
}

describe("who may see what", () => {
  test("every column of Cat is decided to be public or private, and the database grants just the public ones", async () => {
    const { systemPool } = await import("@/lib/platform/db")
    const { rows: columns } = await systemPool().query(
      "select column_name from information_schema.columns where table_name = 'Cat'",
    )
    const decided = [...PUBLIC_COLUMNS, ...PRIVATE_COLUMNS].sort()
    expect(columns.map((row) => row.column_name).sort()).toEqual(decided)
    const { rows: granted } = await systemPool().query(
      `select column_name from information_schema.column_privileges
       where table_name = 'Cat' and grantee = 'slackline_public' and privilege_type = 'SELECT'`,
    )
    expect(granted.map((row) => row.column_name).sort()).toEqual([...PUBLIC_COLUMNS].sort())
  })

  test("nothing private about a listed cat is in what the public functions give", async () => {
    const { systemPool } = await import("@/lib/platform/db")
    const { enrol } = await import("@/lib/features/training/enrol-mutations")
    const { logSession } = await import("@/lib/features/training/mutations")
    const { recordCatFact } = await import("@/lib/features/cats/facts-mutations")
    const { setTag } = await import("@/lib/features/temperament/mutations")
    const catId = await listedCat("Canary's cat")
    await rate(catId, 4, -20)
    await rate(catId, 5, -19)
    await on(-18, () => enrol(staff, { enrolmentId: randomUUID(), catId, startingStage: 1 }))
    await on(-17, () =>
      logSession(staff, {
        ...{ sessionId: randomUUID(), catId, startedAt: day(-17).toISOString(), durationSec: 60 },
        ...{
          trials: 4,
          hits: 4,
          peakStress: 0,
          signs: [],
          endedBy: "plan",
          incident: "none",
          note: "CANARY",
        },
        ...{ secondPersonId: null, place: null, harnessId: null, fit: null, outing: null, leash: null },
        ...{ reward: null, rewardTaken: null, catStarted: null, latencySec: null, gait: null, wornSec: null },
        ...{
          recoverySec: null,
          incidentText: null,
          headInByChoice: null,
          doorwayHit: null,
          carrierHit: null,
          techniques: [],
          milestones: [],
          subStep: null,
          removal: null,
          setting: "shelter",
          ...{ track: "harness", trackStep: null, entersOnCue: null, shutSec: null, carriedSec: null },
          leashId: null,
          stageShown: null,
          supersedesId: null,
          because: null,
        },
      }),
    )
    for (const key of ["lives_with_dogs", "deaf"] as const)
      await on(-17, () =>
        recordCatFact(staff, {
          ...{ factId: randomUUID(), catId, key, value: "yes", source: "owner note" },
          ...{ evidence: "CANARY evidence", observedOn: "2026-09-01" },
        }),
      )
    await on(-17, () =>
      setTag(staff, { catIds: [catId], tag: "rides_in_backpack", isOn: true, evidence: "CANARY" }),
    )

    // A canary in every private text of everything that belongs to the cat, whatever tables there are.
    const { rows: columns } = await systemPool().query(`
      select c.table_name as place, array_agg(c.column_name::text) as names from information_schema.columns c
      where c.table_schema = 'public' and c.data_type = 'text' and c.is_nullable = 'YES' and (c.table_name = 'Cat' or exists
        (select from information_schema.columns k where k.table_name = c.table_name and k.column_name = 'catId'))
      group by 1`)
    let planted = 0
    for (const { place, names } of columns as { place: string; names: string[] }[]) {
      const secret = names.filter((name) => place !== "Cat" || PRIVATE_COLUMNS.includes(name))
      if (secret.length === 0) continue
      const { rowCount } = await systemPool().query(
        `update "${place}" set ${secret.map((name) => `"${name}" = 'CANARY ${place} ${name}'`).join(", ")}
         where "${place === "Cat" ? "id" : "catId"}" = $1`,
        [catId],
      )
      if (rowCount) planted += secret.length
    }
    expect(planted).toBeGreaterThan(15)
    await systemPool().query(`update "CatFact" set "source" = 'CANARY file' where "catId" = $1`, [catId])
    await systemPool().query(
      `update "Cat" set "facets" = "facets" || '{tag:escape_artist,room:CANARY,tag:CANARY}' where "id" = $1`,
      [catId],
    )

    const { listPublicCats, longestWaiting, publicCat } = await pages()
    const profile = await on(0, async () => publicCat(visitor, await slugOf(catId)))
    const shown = JSON.stringify([
      profile,
      await on(0, () => listPublicCats(visitor, { f: [], order: "waiting" })),
      await on(0, () => longestWaiting(visitor, 6)),
    ])
    expect(profile?.card.name).toBe("Canary's cat")
    expect(profile?.isInTraining).toBe(true)
    expect(profile?.livesWith[0]).toMatchObject({ companion: "dogs", answer: "yes", source: "record" })
    expect(profile?.tags.map((tag) => tag.key)).toContain("rides_in_backpack")
    for (const secret of ["CANARY", "escape", "gates:", "room:", "evidence:", "deaf", staff.personId, catId])
      expect(shown, secret).not.toContain(secret)
    for (const number of await storedNumbers(catId)) expect(shown).not.toContain(number)
  })
})

/** The numbers behind the label as they are stored: score, band, and every mean, error and weight. */
async function storedNumbers(catId: string): Promise<string[]> {
  const { systemDb } = await import("@/lib/platform/db")
  const cat = await systemDb().cat.findUniqueOrThrow({ where: { id: catId } })
  const estimates = Object.values(cat.estimates as Record<string, Record<string, number>>)
  const numbers = [
    cat.suitability,
    cat.suitabilityLow,
    cat.suitabilityHigh,
    ...estimates.flatMap(Object.values),
  ]
  const telling = numbers
    .filter((number) => typeof number === "number" && !Number.isInteger(number))
    .map(String)
  expect(telling.length).toBeGreaterThan(12)
  return telling
}

describe("what a profile says", () => {
  test("what was seen is the anchor of the looks, what was not seen is said so, and the label waits for evidence", async () => {
    const { publicCat } = await pages()
    const catId = await listedCat("Juniper", -40, { bornOn: "2024-10-01" })
    await rate(catId, 5, -2, ["sound", "animals"])
    const cat = await on(0, async () => publicCat(visitor, await slugOf(catId)))
    const recovery = cat?.seen.find((one) => one.dimension === "recovery")
    expect(recovery?.saw).toBe("An ear or a glance, and on it goes in under 5 seconds")
    expect(recovery?.isFirm).toBe(false)
    expect(cat?.notKnown.map((one) => one.dimension)).toEqual(["sound", "animals"])
    expect(cat?.card).toMatchObject({ tier: null, ageMonths: 24, daysWaiting: 40, seenDaysAgo: 2 })
    expect(cat?.steps.every((step) => step.state === "ahead")).toBe(true)
  })

  test("an old look fades into what we do not know yet", async () => {
    const { publicCat } = await pages()
    const { refreshCat } = await import("@/lib/features/cats/summary-mutations")
    const { write } = await import("@/lib/platform/db")
    const catId = await listedCat("Fern", -90)
    await rate(catId, 4, -80)
    await on(0, () => write(staff, (db) => refreshCat(db, staff, catId)))
    const cat = await on(0, async () => publicCat(visitor, await slugOf(catId)))
    expect(cat?.seen).toEqual([])
    expect(cat?.notKnown).toHaveLength(DIMENSION_KEYS.length)
    expect(cat?.ratedDaysAgo).toBe(80)
  })
})

describe("who is in the list", () => {
  test("unpublished, held and placed cats are nowhere, and a cat that is withdrawn is gone on the next read", async () => {
    const { publicCat } = await pages()
    const { editCat, takeIn } = await import("@/lib/features/cats/mutations")
    const { addAdopter } = await import("@/lib/features/adopters/mutations")
    const names = async () => (await list()).cats.map((cat) => cat.name)
    const hidden = randomUUID()
    await on(-5, () =>
      takeIn(staff, {
        ...{ catId: hidden, name: "Hidden", intakeAt: day(-5).toISOString(), intakeType: "stray" },
      }),
    )
    const leaving = await listedCat("Leaving")
    const placed = await listedCat("Placed")
    expect(await names()).toEqual(expect.arrayContaining(["Leaving", "Placed"]))

    await on(0, () => editCat(staff, { catId: leaving, version: 2, published: false }))
    const adopterId = randomUUID()
    const contact = { name: "A", email: null, phone: null, contactNote: null, staffNote: null }
    await on(0, () => addAdopter(staff, { ...contact, adopterId, choices: {} }))
    await on(0, () =>
      goHome(staff, {
        ...{ placementId: randomUUID(), catId: placed, adopterId, kind: "trial" },
        startedOn: "2026-10-01",
      }),
    )
    const now = await names()
    for (const name of ["Hidden", "Leaving", "Placed"]) expect(now).not.toContain(name)
    for (const catId of [hidden, leaving, placed])
      expect(await publicCat(visitor, await slugOf(catId))).toBeNull()
  })

  test("another shelter's cats stay in their own house", async () => {
    const { publicCat } = await pages()
    const mine = staff
    const other = await makeShelter("OTHER")
    staff = await other.person("staff", { permissions: ["medical"] })
    const catId = await listedCat("Neighbour")
    staff = mine
    expect((await list()).cats.map((cat) => cat.name)).not.toContain("Neighbour")
    expect(await publicCat(visitor, await slugOf(catId))).toBeNull()
  })

  test("facets narrow, count without their own choice, and say how many they hide", async () => {
    await listedCat("Kit", -3, { bornOn: "2026-08-01" })
    await listedCat("Elder", -2, { bornOn: "2012-01-01" })
    const all = await list()
    const kittens = await list({ age: "kitten" })
    expect(kittens.cats.map((cat) => cat.name)).toEqual(["Kit"])
    expect(kittens.hidden).toBe(all.shown - 1)
    expect(kittens.counts["age:senior"]).toBe(1)
    expect(kittens.counts["ready:unknown"]).toBe(1)
    const both = await list({ age: ["kitten", "senior"], order: "newest" })
    expect(both.cats.map((cat) => cat.name)).toEqual(["Elder", "Kit"])
  })

  test("staff's facets are no question anybody may ask", async () => {
    const asked = readPublicListParams({ gates: "open", room: "A1", tag: "escape_artist", f: "gates:open" })
    expect(asked).toEqual({ f: [], order: "waiting" })
    const { listPublicCats } = await pages()
    const forced = await listPublicCats(visitor, { f: ["gates:open"], order: "waiting" })
    expect(forced.hidden).toBe(0)
    expect(
      Object.keys(forced.counts).filter((token) => /^(gates|room|tag|stage|evidence|sex):/.test(token)),
    ).toEqual([])
  })

  test("pages follow each other without a gap, in both orders, whatever the mark says", async () => {
    for (let n = 0; n < 30; n++) await listedCat(`Many ${n}`, -(n % 7) - 1)
    for (const order of ["waiting", "newest"] as const) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await list({ order, ...(after ? { after } : {}) })
        seen.push(...page.cats.map((cat) => cat.slug))
        after = page.next ?? undefined
      } while (after)
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen).toHaveLength((await list()).shown)
    }
    const waits = (await on(0, () => list())).cats.map((cat) => cat.daysWaiting ?? -1)
    expect(waits).toEqual(waits.toSorted((a, b) => b - a))
    const first = (await list()).cats.map((cat) => cat.slug)
    for (const after of ["nonsense", "2026-99-99.0190a1b2-0000-7000-8000-000000000000", "'; drop"])
      expect((await list({ after })).cats.map((cat) => cat.slug)).toEqual(first)
  })

  test("an address keeps the whole view", () => {
    const view = { f: ["ready:TRAIL", "age:kitten", "age:young"], order: "newest" as const, after: "x" }
    const search = Object.fromEntries(
      [...new URLSearchParams(publicListQuery(view))].map(([key]) => [
        key,
        new URLSearchParams(publicListQuery(view)).getAll(key),
      ]),
    )
    expect(readPublicListParams(search)).toEqual(view)
    expect(publicListQuery({ f: [], order: "waiting" })).toBe("")
  })
})
