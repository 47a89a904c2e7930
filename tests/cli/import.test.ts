import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { freshDatabase } from "../setup/test-shelter"

const folder = mkdtempSync(path.join(tmpdir(), "slackline-cli-"))
const HEADER =
  "Name,Type,Breed,Color,Sex,Date Of Birth,Animal ID,Intake Date,Outcome Date,Intake Type,Outcome Type"
const HAZEL = "*HAZEL,CAT,DSH,BLACK,Spayed,01/05/2018,A1,04/01/2019,05/04/2019,STRAY,ADOPTION"
const REX = "REX,DOG,LAB,BLACK,Male,,A2,04/01/2019,05/05/2019,STRAY,ADOPTION"

let out = ""
let err = ""

beforeEach(async () => {
  await freshDatabase()
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text)
    return true
  })
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    err += String(text)
    return true
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  const { closeDb } = await import("@/lib/platform/db")
  await closeDb()
  // The environment is read once per process; the next test has a database of its own.
  vi.resetModules()
})

/** Runs the command line in this process: its exit code, its document and what it said. */
async function slackline(...args: string[]) {
  const { runCommand } = await import("@/bin/cli/run-command")
  const { importCommand } = await import("@/bin/cli/import/import-command")
  const { outcomesCommand } = await import("@/bin/cli/outcomes-command")
  out = ""
  err = ""
  const code = await runCommand([importCommand, outcomesCommand], args)
  return { code, out, err, document: out.startsWith("{") ? JSON.parse(out) : null }
}

function fileOf(name: string, ...lines: string[]) {
  const place = path.join(folder, name)
  writeFileSync(place, `${lines.join("\n")}\n`)
  return place
}

describe("import", () => {
  test("into nothing: the shelter MAIN is created and said, the document has the agreed keys", async () => {
    const file = fileOf("a.csv", HEADER, HAZEL, REX)
    const { code, document, err } = await slackline("import", "--source", "sonoma", "--json", file)
    expect(code).toBe(0)
    expect(err).toMatch(/Created the shelter MAIN \(time zone Asia\/Kat/)
    expect(document).toMatchObject({
      rows: 2,
      cats: 1,
      staysCreated: 1,
      staysUpdated: 0,
      peopleCreated: 0,
      skipped: [{ reason: "not a cat", count: 1, examples: [{ row: 3, column: "Type", value: "DOG" }] }],
      warnings: [],
      conflicts: [],
    })
    expect(document.importId).toMatch(/^[0-9a-f-]{36}$/)
    const again = await slackline("import", "--source", "sonoma", "--json", file)
    expect(again.document).toMatchObject({ cats: 1, catsCreated: 0, staysCreated: 0, staysUpdated: 0 })
    expect(again.err).not.toMatch(/Created/)
    const figures = await slackline("outcomes", "--json")
    expect(figures.document).toMatchObject({ stays_all: 1, data_end: "2019-05-04" })
  })

  test("a dry run counts the same and leaves no shelter behind", async () => {
    const file = fileOf("a.csv", HEADER, HAZEL)
    const dry = await slackline(
      "import",
      "--source",
      "sonoma",
      "--json",
      "--dry-run",
      "--shelter",
      "TOWN",
      file,
    )
    expect(dry).toMatchObject({ code: 0, document: { staysCreated: 1, importId: null } })
    const { listShelters } = await import("@/lib/features/shelter/queries")
    expect(await listShelters()).toEqual([])
    const words = await slackline(
      "import",
      "--source",
      "sonoma",
      "--shelter",
      "TOWN",
      "--time-zone",
      "America/Denver",
      file,
    )
    expect(words.out).toMatch(/1 row\n {2}cats +1 in the file, 1 new/)
    expect(await listShelters()).toMatchObject([{ code: "TOWN", timeZone: "America/Denver" }])
  })

  test("never into the demo unless it is named; several shelters must be told apart", async () => {
    const { ensureShelter } = await import("@/lib/features/shelter/mutations")
    await ensureShelter({ code: "DEMO", name: "Demo", timeZone: "UTC", isDemo: true })
    const file = fileOf("a.csv", HEADER, HAZEL)
    expect((await slackline("import", "--source", "sonoma", file)).err).toMatch(/Created the shelter MAIN/)
    await ensureShelter({ code: "TOWN", name: "Town", timeZone: "UTC" })
    const unclear = await slackline("import", "--source", "sonoma", file)
    expect(unclear).toMatchObject({ code: 2 })
    expect(unclear.err).toMatch(/several shelters.*MAIN \| TOWN/)
    expect(
      await slackline("import", "--source", "sonoma", "--shelter", "DEMO", "--json", file),
    ).toMatchObject({
      code: 0,
      document: { catsCreated: 1 },
    })
  })

  test("several files: one document with sums and each file; a bad one stops and is named", async () => {
    const one = fileOf("one.csv", HEADER, HAZEL, REX)
    const two = fileOf("two.csv", HEADER, HAZEL.replace("A1", "A3"), REX)
    const good = await slackline("import", "--source", "sonoma", "--json", one, two)
    expect(good.document).toMatchObject({ rows: 4, cats: 2, importId: null, skipped: [{ count: 2 }] })
    expect(good.document.files.map((file: { rows: number }) => file.rows)).toEqual([2, 2])
    const bad = fileOf("bad.csv", "a,b", "1,2")
    const half = await slackline("import", "--source", "sonoma", "--json", one, bad, two)
    expect(half.code).toBe(2)
    expect(half.err).toMatch(/bad\.csv: .*Nothing of it was imported\. The file before it is imported\./)
    expect(half.document).toMatchObject({ rows: 2 })
  })

  test("a profile of one's own; dates and delimiter of one file", async () => {
    const profile = fileOf(
      "town.json",
      JSON.stringify({
        name: "town",
        row: "stay",
        fields: { animal: "Id", intakeOn: "In", intakeType: "How" },
      }),
    )
    const file = fileOf("town.csv", "Id;In;How", "1;31/12/2025;stray")
    const plain = await slackline("import", "--source", profile, file)
    expect(plain).toMatchObject({ code: 2 })
    expect(plain.err).toMatch(/between semicolons/)
    const args = ["--dates", "DD/MM/YYYY", "--delimiter", ";", "--json"]
    expect(await slackline("import", "--source", profile, ...args, file)).toMatchObject({
      code: 0,
      document: { staysCreated: 1, skipped: [] },
    })
  })

  test.each([
    [["import"], /--source/],
    [["import", "--source", "sonoma"], /Name the file/],
    [["import", "--source", "petpont", "x.csv"], /There is no profile petpont/],
    [["import", "--source", "missing.json", "x.csv"], /cannot be opened/],
    [["import", "--source", "sonoma", "nowhere.csv"], /There is no file nowhere\.csv/],
    [["import", "--source", "sonoma", "--shelter", "a b", "x.csv"], /--shelter must be/],
    [["import", "--source", "sonoma", "--time-zone", "Mars", "x.csv"], /--time-zone choose/],
    [["import", "--source", "sonoma", "--sauce", "x.csv"], /--sauce/],
    [["import", "undo"], /import undo ID/],
    [["import", "undo", "42"], /There is no import 42/],
  ])("%j is refused in one sentence", async (args, sentence) => {
    const { code, err, out } = await slackline(...args)
    expect({ code, out }).toEqual({ code: 2, out: "" })
    expect(err.trim()).toMatch(sentence)
    expect(err.trim().split("\n")).toHaveLength(1)
  })
})

test("import undo takes it back and says what", async () => {
  const file = fileOf("a.csv", HEADER, HAZEL)
  const { document } = await slackline("import", "--source", "sonoma", "--json", file)
  const undone = await slackline("import", "undo", document.importId, "--json")
  expect(undone).toMatchObject({ code: 0, document: { catsRemoved: 1, staysRemoved: 1, recordsRestored: 0 } })
  const again = await slackline("import", "undo", document.importId)
  expect(again).toMatchObject({ code: 2 })
  expect(again.err).toMatch(/undone already/)
})
