import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { dayFromIso } from "@/lib/domain/calendar/day"
import { builtInProfile } from "@/lib/domain/interop/profiles/built-in"
import { expectNear } from "../domain/outcomes/near"
import { hasSonoma, readSonomaReference } from "../domain/outcomes/sonoma-stays"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

const data = path.resolve(import.meta.dirname, "../../../shared/data")
const hasFiles = existsSync(path.join(data, "asm3"))
if (!hasFiles) console.log("The real files were not found beside the repository: not imported.")
// Absent beside a plain checkout: the line above says so, and there is nothing to import.
const describeFiles = hasFiles ? describe : () => {}

beforeAll(async () => {
  await freshDatabase()
})

async function bring(code: string, name: string, file: string) {
  const { importFile } = await import("@/lib/features/imports/mutations")
  const { operator } = await makeShelter(code)
  const profile = builtInProfile(name)
  if (!profile) throw new Error(`no profile ${name}`)
  const request = { path: path.join(data, file), fileName: path.basename(file), profile, isPreview: false }
  return { viewer: operator, answer: await importFile(operator, request) }
}

const reasons = (skipped: { reason: string; rows: unknown[] }[]) =>
  Object.fromEntries(skipped.map(({ reason, rows }) => [reason, rows.length]))

/** Numbers of the reference that the document also has, to 1e-6. */
function compare(actual: unknown, expected: unknown, place: string): number {
  if (typeof expected === "number") {
    expectNear(actual as number, expected, 1e-6)
    return 1
  }
  if (expected === null || typeof expected !== "object") return 0
  let numbers = 0
  for (const [key, value] of Object.entries(expected)) {
    const own = (actual as Record<string, unknown> | undefined)?.[key]
    if (own !== undefined) numbers += compare(own, value, `${place}.${key}`)
  }
  return numbers
}

describeFiles("real files", () => {
  test("Sonoma: the figures from the database are those of the reference", async () => {
    const { viewer, answer } = await bring(
      "SONOMA",
      "sonoma",
      "open-data/sonoma_county_2019-05_intake_outcome.csv.gz",
    )
    expect(answer).toMatchObject({
      rows: 16792,
      cats: 5704,
      staysCreated: 5901,
      staysUpdated: 0,
      conflicts: [],
    })
    expect(reasons(answer.skipped)).toEqual({
      "not a cat": 10818,
      "disposal of a body is no stay": 72,
      "repeats another row": 1,
    })
    const { allFigures } = await import("@/lib/features/outcomes/queries")
    const figures = await allFigures(viewer, { clock: "intake" })
    expect(figures).toMatchObject({ data_end: "2019-05-04", stays_all: 5901, stays_cohort: 5879 })
    expect(hasSonoma).toBe(true)
    expect(compare(figures, readSonomaReference(), "figures")).toBeGreaterThan(2000)
  })

  test("ASM3 animals: main rows are cats, satellite rows are counted, the service file adds facts", async () => {
    const { viewer, answer } = await bring("ASM", "asm3-animals", "asm3/csvexport_animals_all.csv.gz")
    expect(answer).toMatchObject({
      rows: 3150,
      cats: 500,
      staysCreated: 500,
      placementsCreated: 14,
      warnings: [],
    })
    expect(reasons(answer.skipped)).toEqual({
      "a further row of an animal already read, without a movement": 2650,
    })
    const { read } = await import("@/lib/platform/db")
    const ends = await read(viewer, (db) => db.stay.groupBy({ by: ["outcomeType"], _count: true }))
    expect(Object.fromEntries(ends.map((one) => [one.outcomeType, one._count]))).toEqual({
      adoption: 253,
      transfer_out: 23,
      rto: 11,
      died: 13,
      null: 200,
    })
    const json = await bring("ASM", "asm3-json", "asm3/json_shelter_animals.json.gz")
    expect(json.answer).toMatchObject({
      cats: 200,
      catsCreated: 0,
      staysCreated: 0,
      factsAdded: 533,
      conflicts: [],
    })
    const csv = await bring("ASM", "asm3-json", "asm3/csv_shelter_animals.csv.gz")
    expect(csv.answer).toMatchObject({ cats: 200, catsUpdated: 0, factsAdded: 0, conflicts: [] })
    const energy = await read(viewer, (db) =>
      db.catFact.groupBy({ by: ["value"], where: { key: "energy_level" }, _count: true }),
    )
    expect(Object.fromEntries(energy.map((one) => [one.value, one._count]))).toEqual({
      1: 22,
      2: 46,
      3: 66,
      4: 50,
      5: 16,
    })
  })

  test("ASM3 edge: names of every kind, escapes undone once, the same cat whatever file it comes from", async () => {
    const { viewer } = await bring("EDGE", "asm3-animals", "asm3/edge/csvexport_animals_edge.csv.gz")
    const { read } = await import("@/lib/platform/db")
    const names = () =>
      read(viewer, (db) => db.cat.findMany({ select: { code: true, name: true, profileText: true } }))
    const byCode = new Map((await names()).map((cat) => [cat.code, cat]))
    expect(byCode.get("EDGE005")?.name).toBe('Mr. "Fluff"')
    expect(byCode.get("EDGE008")?.name).toBe("<b>Bold</b>")
    expect(byCode.get("EDGE017")?.name).toBe("None")
    expect(byCode.get("EDGE013")?.name).toBe("Emoji 🐈‍⬛")
    expect(byCode.get("EDGE001")?.profileText).toBe(
      'Line one, "quoted"\nline two\nwindows line; <i>html</i> & amp',
    )
    const again = await bring("EDGE", "asm3-animals", "asm3/edge/csvexport_animals_edge_roundtrip.csv.gz")
    expect(again.answer).toMatchObject({ catsCreated: 0, catsUpdated: 0, staysCreated: 0, conflicts: [] })
    const bad = await bring("BAD", "asm3-animals", "asm3/edge/import_edge_bad_dates.csv.gz")
    expect(bad.answer).toMatchObject({ cats: 20, skipped: [] })
    expect(bad.answer.warnings.join(" ")).toMatch(/29\/02\/2024.*Row 3 and 9 more: bornOn is not a date/)
  })

  test("ASM3 people: each once, wishes as answers, nothing of what is not needed", async () => {
    const { viewer, answer } = await bring(
      "PEOPLE",
      "asm3-people",
      "asm3/csvexport_people_all_media-none.csv.gz",
    )
    expect(answer).toMatchObject({ rows: 953, people: 686, peopleCreated: 686, answersAdded: 178 })
    const { read } = await import("@/lib/platform/db")
    const dogs = await read(viewer, (db) =>
      db.answers.count({ where: { answers: { path: ["otherAnimals"], array_contains: "dogs" } } }),
    )
    expect(dogs).toBe(62)
    // Good on lead is the wish to walk outside; a good traveller stays a line for the counsellor.
    const walkers = await read(viewer, (db) =>
      db.answers.count({ where: { answers: { path: ["desiredTier"], equals: 2 } } }),
    )
    expect(walkers).toBe(71)
    const travellers = await read(viewer, (db) =>
      db.adopter.count({ where: { staffNote: { contains: "Wants a good traveller: yes" } } }),
    )
    expect(travellers).toBe(62)
    const columns = await read(viewer, (db) => db.adopter.findFirstOrThrow())
    expect(JSON.stringify(columns)).not.toMatch(/\b(St|Reno|Boise|NV|ID)\b/)
    const doubled = await bring("TWICE", "asm3-people", "asm3/people_export_duplicated_rows.csv.gz")
    expect(doubled.answer).toMatchObject({ rows: 24, peopleCreated: 10 })
    const again = await bring("PEOPLE", "asm3-people", "asm3/csvexport_people_all_media-none.csv.gz")
    expect(again.answer).toMatchObject({ peopleCreated: 0, peopleUpdated: 0, answersAdded: 0, conflicts: [] })
    const words = await bring("WORDS", "asm3-people", "asm3/generated_import_people_200a.csv.gz")
    expect(words.answer).toMatchObject({ rows: 137, peopleCreated: 137 })
    const wordWalkers = await read(words.viewer, (db) =>
      db.answers.count({ where: { answers: { path: ["desiredTier"], equals: 2 } } }),
    )
    expect(wordWalkers).toBe(47)
  })

  test("Bloomington: movements become stays, fosters stay inside, the quirks come out right", async () => {
    const { answer, viewer } = await bring(
      "BLOOM",
      "asm-movements",
      "open-data/quirk_rows_bloomington_asm.csv",
    )
    expect(answer).toMatchObject({ rows: 37, cats: 8, placementsCreated: 10 })
    const { read } = await import("@/lib/platform/db")
    const wobbles = await read(viewer, (db) =>
      db.cat.findFirstOrThrow({
        where: { name: "Wobbles" },
        include: { stays: { orderBy: { intakeOn: "asc" } } },
      }),
    )
    expect(wobbles.stays.map((stay) => [stay.intakeOn.toISOString().slice(0, 10), stay.outcomeType])).toEqual(
      [
        ["2018-10-19", "adoption"],
        ["2018-12-20", "adoption"],
        ["2019-02-01", "adoption"],
        ["2019-03-10", "shelter_euthanasia"],
      ],
    )
    const whole = await bring("BLOOM2", "asm-movements", "open-data/bloomington_2020-03_asm_movements.csv.gz")
    expect(whole.answer).toMatchObject({ rows: 12473, cats: 4682, conflicts: [] })
    expect(whole.answer.cats + whole.answer.skippedRows).toBeLessThanOrEqual(12473)
  })
})

describe("PROFILES.md", () => {
  const guide = readFileSync(path.resolve(import.meta.dirname, "../../PROFILES.md"), "utf8")
  const example = /```json austin\.json\n([\s\S]*?)```/.exec(guide)?.[1] ?? ""

  test("its example is a valid profile", async () => {
    const { parseProfile } = await import("@/lib/features/imports/profile-queries")
    expect(parseProfile(example, "austin.json")).toMatchObject({
      name: "austin",
      source: "austin",
      row: "stay",
    })
  })

  test.runIf(hasFiles)("its example reads the real Austin file", async () => {
    const { parseProfile } = await import("@/lib/features/imports/profile-queries")
    const { readImportFiles } = await import("@/lib/features/imports/file-queries")
    const { reading } = await readImportFiles({
      files: [
        {
          path: path.join(data, "open-data/austin_2026-05_outcomes_appended_snapshots.csv.gz"),
          fileName: "austin",
        },
      ],
      profile: parseProfile(example, "austin.json"),
      today: dayFromIso("2026-11-20"),
    })
    const count = (reason: string) => reading.skipped.filter((row) => row.reason === reason).length
    expect(reading.rows).toBe(22810)
    expect(count("not a cat")).toBe(22810 - 12629)
    const stays = reading.animals.flatMap((one) => one.stays)
    expect(stays.length + reading.skipped.length).toBe(22810)
    expect(stays.every(({ values }) => values.outcomeType !== null)).toBe(true)
    const words = reading.skipped
      .filter((row) => row.reason.startsWith("outcomeType"))
      .map((row) => row.value)
    expect([...new Set(words)]).toEqual(["Bite Quarantine (Home)"])
  })

  test("it names every field, fact, answer and word the engine knows", async () => {
    const fields = await import("@/lib/domain/interop/fields")
    const words = await import("@/lib/domain/interop/vocabularies")
    const named = [
      ...fields.FIELDS.map((field) => field.key),
      ...words.KNOWN_FACTS,
      ...words.ANSWER_FIELDS.map((answer) => answer.key),
      ...Object.values(words.VOCABULARIES).flat(),
    ]
    expect(named.filter((word) => !guide.includes(`\`${word}\``))).toEqual([])
    expect(words.factVocabulary("energy_level")).toEqual(["1", "2", "3", "4", "5"])
  })
})

describe("a profile of one's own", () => {
  const plain = {
    name: "town",
    row: "stay",
    fields: { animal: "Id", intakeOn: "In", outcomeType: { column: "Why", map: { ADOPTED: "adoption" } } },
  }
  const complaint = async (change: object) => {
    const { parseProfile } = await import("@/lib/features/imports/profile-queries")
    try {
      parseProfile(JSON.stringify({ ...plain, ...change }), "town.json")
      return "no complaint"
    } catch (error) {
      return (error as Error).message
    }
  }

  test.each<[string, object, RegExp]>([
    [
      "a field that is none",
      { fields: { ...plain.fields, intakOn: "In" } },
      /fields\.intakOn is no field of rows that are stays/,
    ],
    [
      "a word that is none",
      { fields: { ...plain.fields, outcomeType: { column: "W", map: { A: "adoptd" } } } },
      /outcomeType\.map\.A is "adoptd"; it must be one of adoption/,
    ],
    ["a part that is none", { skips: [] }, /skips/],
    ["a missing field", { fields: { animal: "Id" } }, /must have intakeOn/],
    ["a date form that is none", { dates: ["MM/DD"] }, /dates\.0 must name year, month and day/],
    ["a condition without a test", { keep: [{ column: "Type" }] }, /keep\.0 says a column and no test/],
    ["a rule with a slip", { keep: [{ column: "Type", inn: ["CAT"] }] }, /keep\.0/],
    [
      "two sources at once",
      { fields: { ...plain.fields, name: { column: "A", value: "B" } } },
      /only one of column, firstOf, join and value/,
    ],
    [
      "link without stays",
      { row: "animal", fields: { animal: "Id" }, link: { next: "any" } },
      /link is for rows that are stays/,
    ],
    [
      "a fact's word",
      { facts: [{ fact: "lives_with_dogs", column: "D", map: { x: "sure" } }] },
      /facts\.0\.map\.x is "sure"/,
    ],
    ["nothing wrong", {}, /^no complaint$/],
  ])("%s", async (_, change, sentence) => {
    expect(await complaint(change)).toMatch(sentence)
  })

  test("the built-in profiles are valid in the same language", async () => {
    const { ProfileInput } = await import("@/lib/features/imports/profile-schema")
    const { BUILT_IN_PROFILES } = await import("@/lib/domain/interop/profiles/built-in")
    for (const profile of BUILT_IN_PROFILES)
      expect(ProfileInput.safeParse(JSON.parse(JSON.stringify(profile))).error).toBeUndefined()
  })
})
