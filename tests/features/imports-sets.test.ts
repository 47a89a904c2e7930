import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { deflateRawSync } from "node:zlib"
import { writeXlsx } from "hucre/xlsx"
import { beforeAll, describe, expect, test } from "vitest"
import { builtIn } from "@/lib/domain/interop/profiles/built-in"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

const folder = mkdtempSync(path.join(tmpdir(), "slackline-sets-"))
const data = path.resolve(import.meta.dirname, "../../../shared/data/open-data")
const hasFiles = existsSync(data)
if (!hasFiles) console.log("The real files were not found beside the repository: not imported.")

beforeAll(async () => {
  await freshDatabase()
})

function put(fileName: string, content: string | Uint8Array) {
  const place = path.join(folder, fileName)
  writeFileSync(place, content)
  return { path: place, fileName }
}

const ANIMALS = put("animals.csv", "Animal ID,Name,Species,Sex\nS-1,Juniper,Cat,Female\nS-2,Rex,Dog,Male\n")
const INTAKES = put(
  "intake.csv",
  'Animal ID,Intake Type,Intake Date,Location\nS-1,Stray,03/01/2024,"Hall, Colony"\nS-1,Return,05/20/2024,Colony\n',
)
const OUTCOMES = put("outcomes.csv", "Animal ID,Outcome Type,Outcome Date\nS-1,Adoption,05/02/2024\n")
const FOSTERS = put("fosters.csv", "Animal ID,Foster Parent Name,Outcome Date\nS-1,A. Home,03/10/2024\n")
const PEOPLE = put(
  "people.csv",
  "Name,Primary Email,Phone,Comments\nA. Home,home@example.org,555,Quiet\nB. Other,,,\n",
)

async function bring(
  viewer: Viewer,
  name: string,
  files: { path: string; fileName: string }[],
  isPreview = false,
) {
  const { importFile } = await import("@/lib/features/imports/mutations")
  const profile = builtIn(name)
  const [file, ...together] = files
  if (!profile || !file) throw new Error(name)
  return importFile(viewer, { ...file, together, profile, isPreview })
}

const stays = async (viewer: Viewer) => {
  const { read } = await import("@/lib/platform/db")
  const rows = await read(viewer, (db) =>
    db.stay.findMany({ include: { placements: true }, orderBy: { intakeOn: "asc" } }),
  )
  const iso = (day: Date | null) => day?.toISOString().slice(0, 10) ?? null
  return rows.map((row) => [
    iso(row.intakeOn),
    row.isReturn,
    iso(row.outcomeOn),
    row.outcomeType,
    row.placements.map((one) => `${one.kind} ${iso(one.startedOn)}..${iso(one.endedOn)}`).join(),
  ])
}

describe("several files as one import", () => {
  test("in any order, previewed, imported, the same again without a change, and taken back as one", async () => {
    const { operator } = await makeShelter("SETS")
    const files = [FOSTERS, PEOPLE, OUTCOMES, ANIMALS, INTAKES]
    const preview = await bring(operator, "shelterluv", files, true)
    expect(preview).toMatchObject({
      rows: 8,
      catsCreated: 1,
      staysCreated: 2,
      placementsCreated: 1,
      peopleCreated: 2,
    })
    expect(preview.warnings.slice(0, 2)).toEqual([
      "fosters.csv: read as foster homes.",
      "people.csv: read as persons.",
    ])
    expect(await stays(operator)).toEqual([])
    const done = await bring(operator, "shelterluv", files)
    expect(await stays(operator)).toEqual([
      ["2024-03-01", false, "2024-05-02", "adoption", "foster 2024-03-10..2024-05-02"],
      ["2024-05-20", true, null, null, ""],
    ])
    const again = await bring(operator, "shelterluv", [ANIMALS, INTAKES, OUTCOMES, FOSTERS])
    expect(again).toMatchObject({ catsCreated: 0, staysCreated: 0, staysUpdated: 0, conflicts: [] })
    const { undoImport } = await import("@/lib/features/imports/undo-mutations")
    expect(await undoImport(operator, { importId: done.importId ?? "" })).toMatchObject({
      catsRemoved: 1,
      staysRemoved: 2,
      peopleRemoved: 2,
    })
    expect(await stays(operator)).toEqual([])
  })

  test("without outcomes stays stay open, and a known end is not taken back by their absence", async () => {
    const { operator } = await makeShelter("SETS2")
    await bring(operator, "shelterluv", [ANIMALS, INTAKES, OUTCOMES])
    const fewer = await bring(operator, "shelterluv", [ANIMALS, INTAKES, FOSTERS])
    expect(fewer.warnings).toContain("There is no file of outcomes: stays stay open.")
    expect(fewer).toMatchObject({ staysUpdated: 0, placementsCreated: 1, conflicts: [] })
    expect((await stays(operator))[0]?.slice(0, 4)).toEqual(["2024-03-01", false, "2024-05-02", "adoption"])
  })

  test("a needed file that is missing, and a file that is none of them, are refused by name", async () => {
    const { operator } = await makeShelter("SETS3")
    await expect(bring(operator, "shelterluv", [INTAKES, OUTCOMES])).rejects.toThrow(
      /file of animals is missing/,
    )
    const other = put("other.csv", "a,b\n1,2\n")
    await expect(bring(operator, "shelterluv", [ANIMALS, INTAKES, other])).rejects.toThrow(
      /other\.csv is none of the files of shelterluv/,
    )
    await expect(bring(operator, "petpoint", [ANIMALS, INTAKES])).rejects.toThrow(/is one file/)
  })
})

describe("workbooks", () => {
  const HEADER = [
    "Name",
    "Type",
    "Sex",
    "Date Of Birth",
    "Animal ID",
    "Intake Date",
    "Outcome Date",
    "Intake Type",
    "Outcome Type",
  ]
  const day = (iso: string) => new Date(`${iso}T00:00:00Z`)
  const sheet = (rows: unknown[][], name = "Cats") =>
    ({ name, rows, columns: [] }) as unknown as Parameters<typeof writeXlsx>[0]["sheets"][number]

  test("are read like a CSV: days as days, long numbers whole, the sheet the profile names", async () => {
    const { operator } = await makeShelter("BOOK")
    const book = await writeXlsx({
      sheets: [
        {
          name: "Cats",
          rows: [
            HEADER,
            [
              "juniper",
              "CAT",
              "Spayed",
              day("2016-02-29"),
              981000000000001,
              day("2018-03-01"),
              day("2018-03-09"),
              "STRAY",
              "ADOPTION",
            ],
            ["sorrel", "CAT", "Neutered", "02/28/2016", "A2", "04/01/2018", null, "STRAY", null],
          ],
        },
      ] as Parameters<typeof writeXlsx>[0]["sheets"],
    })
    const answer = await bring(operator, "sonoma", [put("cats.xlsx", book)])
    expect(answer).toMatchObject({ rows: 2, cats: 2, staysCreated: 2, skipped: [] })
    const { read } = await import("@/lib/platform/db")
    const cats = await read(operator, (db) => db.cat.findMany({ orderBy: { code: "asc" } }))
    expect(cats.map(({ code, bornOn }) => [code, bornOn?.toISOString().slice(0, 10)])).toEqual([
      ["981000000000001", "2016-02-29"],
      ["A2", "2016-02-28"],
    ])
    expect(await stays(operator)).toEqual([
      ["2018-03-01", false, "2018-03-09", "adoption", ""],
      ["2018-04-01", false, null, null, ""],
    ])
  })

  test("damaged, old, protected and swollen ones are refused in words", async () => {
    const { operator } = await makeShelter("BOOKS")
    const good = await writeXlsx({ sheets: [sheet([HEADER, ["x"]])] })
    const refused = (file: { path: string; fileName: string }) =>
      expect(bring(operator, "sonoma", [file])).rejects
    await refused(put("cut.xlsx", good.slice(0, good.length - 200))).toThrow(/damaged/)
    const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    await refused(put("old.xls", ole)).toThrow(/old Excel workbook/)
    const locked = Buffer.concat([ole, Buffer.from("EncryptedPackage", "utf16le")])
    await refused(put("locked.xlsx", locked)).toThrow(/password/)
    await refused(put("bomb.xlsx", swollen())).toThrow(/unpacks to more/)
    const { importFile } = await import("@/lib/features/imports/mutations")
    const sonoma = builtIn("sonoma")
    if (!sonoma) throw new Error("sonoma")
    await expect(
      importFile(operator, {
        ...put("good.xlsx", good),
        profile: { ...sonoma, sheet: "Dogs" } as never,
        isPreview: true,
      }),
    ).rejects.toThrow(/no sheet “Dogs”/)
  })
})

/** A zip with one part of 200 MB of zeros that claims to be small. */
function swollen(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(200 * 1024 * 1024))
  const name = Buffer.from("[Content_Types].xml")
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(10, 22)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(10, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, entry, name, end])
}

const describeFiles = hasFiles ? describe : () => {}
describeFiles("the real Austin file", () => {
  test("by the built-in profile: snapshots once, bodies and unresolved files left out, nothing unread", async () => {
    const { operator } = await makeShelter("AUSTIN")
    const fileName = "austin_2026-05_outcomes_appended_snapshots.csv.gz"
    const answer = await bring(operator, "austin", [{ path: path.join(data, fileName), fileName }])
    const reasons = Object.fromEntries(answer.skipped.map(({ reason, rows }) => [reason, rows.length]))
    expect(Object.keys(reasons).sort()).toEqual([
      "a body, no stay",
      "not a cat",
      "outcomeType is a word the profile does not know",
      "repeats another row",
      "the file never says what became of it",
    ])
    expect(reasons["outcomeType is a word the profile does not know"]).toBeLessThan(3)
    expect(answer.staysCreated).toBeGreaterThan(5000)
    expect(readFileSync(path.join(data, "quirk_rows_austin.csv"), "utf8")).toContain("Sparki")
  })
})
