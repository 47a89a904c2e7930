import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { beforeAll, expect, test } from "vitest"
import { builtInProfile } from "@/lib/domain/interop/profiles/built-in"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

// The shape of the person export: numbers for wishes, a header twice, a person again for each of their pictures.
const WISHES = [
  "SEX",
  "SPECIES",
  "COLOR",
  "AGEFROM",
  "AGETO",
  "GOODWITHCATS",
  "GOODWITHDOGS",
  "GOODWITHCHILDREN",
  "GOODWITHELDERLY",
  "GOODTRAVELLER",
  "GOODONLEAD",
  "ENERGYLEVEL",
  "COMMENTSCONTAIN",
] as const
type Wish = (typeof WISHES)[number]
const HEADER = [
  ...[
    "PERSONCODE",
    "PERSONFIRSTNAME",
    "PERSONLASTNAME",
    "PERSONEMAIL",
    "PERSONCOMMENTS",
    "PERSONMATCHACTIVE",
  ],
  ...WISHES.map((wish) => `PERSONMATCH${wish}`),
  ...["CLINICCOMPLETEDDATE", "CLINICCOMPLETEDDATE"],
].join(",")

const person = (code: string, last: string, wishes: Partial<Record<Wish, string>> = {}, active = "1") =>
  [
    ...[code, "Ada", last, `${last.toLowerCase()}@example.org`, "None", active],
    ...WISHES.map(
      (wish) => wishes[wish] ?? (wish === "COMMENTSCONTAIN" ? "" : wish.startsWith("AGE") ? "0.0" : "-1"),
    ),
    ...["", ""],
  ].join(",")

const folder = mkdtempSync(path.join(tmpdir(), "slackline-people-"))
let count = 0
let shelters = 0

beforeAll(async () => {
  process.env.SLACKLINE_DATA = folder
  await freshDatabase()
})

const alone = async () => (await makeShelter(`P${++shelters}`)).person("coordinator")

async function bring(as: Viewer, ...rows: string[]) {
  const { importFile } = await import("@/lib/features/imports/mutations")
  const profile = builtInProfile("asm3-people")
  if (!profile) throw new Error("no profile")
  const place = path.join(folder, `people-${++count}.csv`)
  writeFileSync(place, `${[HEADER, ...rows].join("\n")}\n`)
  return importFile(as, { path: place, fileName: path.basename(place), profile, isPreview: false })
}

async function adopters(as: Viewer) {
  const { read } = await import("@/lib/platform/db")
  return read(as, (db) =>
    db.adopter.findMany({
      orderBy: { name: "asc" },
      include: { answers: { orderBy: { createdAt: "asc" }, select: { answers: true } } },
    }),
  )
}

async function only(as: Viewer) {
  const [found] = await adopters(as)
  if (!found) throw new Error("nobody")
  return { ...found, answers: found.answers.at(-1)?.answers }
}

test("wishes that mean the same become answers, in numbers and in words", async () => {
  for (const yes of ["0", "Yes"]) {
    const as = await alone()
    const wishes = {
      GOODWITHDOGS: yes,
      GOODWITHCATS: yes,
      GOODWITHCHILDREN: yes,
      GOODONLEAD: yes,
      ENERGYLEVEL: "4",
    }
    await bring(as, person("A1", "Ash", wishes))
    expect((await only(as)).answers).toEqual({
      homeEnergy: 4,
      desiredTier: 2,
      otherAnimals: ["dogs", "cats", "young_children"],
    })
  }
})

test("-1, Any, unknown and None are no wish; nothing is answered for anybody", async () => {
  for (const none of ["-1", "Any", "None", "2"]) {
    const as = await alone()
    const wishes = { GOODWITHDOGS: none, GOODWITHCATS: none, GOODWITHCHILDREN: none, GOODONLEAD: none }
    await bring(as, person("A1", "Ash", wishes))
    expect(await only(as)).toMatchObject({ answers: undefined, staffNote: null })
  }
})

test("what no question asks in the same sense is kept as readable lines", async () => {
  const as = await alone()
  await bring(
    as,
    person("A1", "Ash", {
      ...{ SEX: "0", COLOR: "4", AGEFROM: "0.5", AGETO: "4.0", GOODWITHELDERLY: "0", GOODTRAVELLER: "0" },
      ...{ GOODWITHCHILDREN: "12", GOODWITHDOGS: "1", COMMENTSCONTAIN: "leash" },
    }),
  )
  const { answers, staffNote } = await only(as)
  expect(answers).toBeUndefined()
  expect(staffNote?.split("\n")).toEqual([
    "Wants a sex: female",
    "Wants a colour: 4",
    "Wants an age from (years): 0.5",
    "Wants an age up to (years): 4.0",
    "Wants good with dogs: no",
    "Wants good with children: over 12 years",
    "Wants good with elderly people: yes",
    "Wants a good traveller: yes",
    "Wants these words: leash",
  ])
})

test("a search that is over, or for a dog, answers nothing and is still written down", async () => {
  const over = await alone()
  await bring(over, person("A1", "Ash", { GOODONLEAD: "0" }, "0"))
  expect(await only(over)).toMatchObject({
    answers: undefined,
    staffNote: "No longer looks; wanted good on lead: yes",
  })
  const dog = await alone()
  await bring(dog, person("A1", "Ash", { GOODONLEAD: "0", SPECIES: "1" }))
  expect(await only(dog)).toMatchObject({
    answers: undefined,
    staffNote: "Wants a species: 1\nWants good on lead: yes",
  })
})

test("a person who stands there twice is one; the second row is listed", async () => {
  const as = await alone()
  const answer = await bring(as, person("A1", "Ash"), person("A1", "Ash"), person("B2", "Birch"))
  expect(answer).toMatchObject({ rows: 3, peopleCreated: 2, skippedRows: 1 })
  expect(answer.warnings.join(" ")).toContain("CLINICCOMPLETEDDATE stands there more than once")
})

test("a second import changes what the file changed; what staff wrote stays and is listed", async () => {
  const as = await alone()
  await bring(as, person("A1", "Ash", { ENERGYLEVEL: "4" }))
  const again = await bring(as, person("A1", "Ash", { ENERGYLEVEL: "4" }))
  expect(again).toMatchObject({ peopleCreated: 0, peopleUpdated: 0, answersAdded: 0, conflicts: [] })
  const { write } = await import("@/lib/platform/db")
  const { id } = await only(as)
  await write(as, (db) => db.adopter.update({ where: { id }, data: { email: "new@example.org" } }))
  const changed = await bring(as, person("A1", "Alder", { ENERGYLEVEL: "2" }))
  expect(changed).toMatchObject({ peopleUpdated: 1, answersAdded: 1 })
  expect(changed.conflicts).toMatchObject([{ field: "email", ours: "new@example.org" }])
  expect(await only(as)).toMatchObject({
    name: "Ada Alder",
    email: "new@example.org",
    answers: { homeEnergy: 2 },
  })
})

test("somebody who was erased stays erased: no file and no undoing brings them back", async () => {
  const as = await alone()
  const zebra = person("ZE77", "Zebra", { ENERGYLEVEL: "4" })
  await bring(as, zebra, person("B2", "Birch"))
  await bring(as, zebra, zebra, person("B2", "Birch"))
  const { write, systemPool } = await import("@/lib/platform/db")
  const [, theirs] = await adopters(as)
  const adopterId = theirs?.id ?? ""
  // A difference that the report would go on telling.
  await write(as, (db) =>
    db.adopter.update({ where: { id: adopterId }, data: { phone: "zebra 1", name: "Z. Zebra" } }),
  )
  const last = await bring(as, person("ZE77", "Zebras", { ENERGYLEVEL: "5" }), person("B2", "Birch"))
  expect(last.conflicts).toHaveLength(1)

  const { erasePerson } = await import("@/lib/features/requests/erase-mutations")
  await erasePerson(as, { adopterId })
  const { rows: tables } = await systemPool().query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  )
  for (const { name } of tables) {
    const { rows } = await systemPool().query(`select 1 from "${name}" t where t::text ~* 'zebra|ZE77'`)
    expect([name, rows.length]).toEqual([name, 0])
  }

  const again = await bring(as, zebra, person("B2", "Birch"))
  expect(again).toMatchObject({ people: 1, peopleCreated: 0, answersAdded: 0 })
  expect(again.skipped).toEqual([
    { reason: "this person was erased here", column: "person", rows: [[2, ""]] },
  ])
  const { undoImport } = await import("@/lib/features/imports/undo-mutations")
  await undoImport(as, { importId: last.importId ?? "" })
  expect((await adopters(as)).map(({ name, email, erasedAt }) => [name, email, erasedAt !== null])).toEqual([
    ["Ada Birch", "birch@example.org", false],
    ["Erased", null, true],
  ])
})
