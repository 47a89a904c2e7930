import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { gzipSync } from "node:zlib"
import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import type { Profile } from "@/lib/domain/interop/profile"
import { builtInProfile } from "@/lib/domain/interop/profiles/built-in"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

const folder = mkdtempSync(path.join(tmpdir(), "slackline-imports-"))
const HEADER =
  "ANIMALCODE,ANIMALNAME,ANIMALSPECIES,ANIMALSEX,ANIMALDOB,ANIMALLOCATION,ANIMALENTRYDATE,ANIMALENTRYTYPE,MOVEMENTTYPE,MOVEMENTDATE,ANIMALGOODWITHDOGS"
const JUNIPER = "AC1,Juniper,Cat,Female,2024-02-29,Room A,2026-10-01,Stray,,,Yes"

let shelter: TestShelter
let viewer: Viewer
let count = 0

beforeAll(async () => {
  process.env.SLACKLINE_DATA = folder
  await freshDatabase()
  shelter = await makeShelter("IMP")
  viewer = shelter.operator
})

function fileOf(content: string | Buffer, name = `file-${++count}.csv`): string {
  const place = path.join(folder, name)
  writeFileSync(place, content)
  return place
}

const profileOf = (name: string): Profile => {
  const profile = builtInProfile(name)
  if (!profile) throw new Error(`no profile ${name}`)
  return profile
}

async function bring(
  content: string | Buffer,
  more: { profile?: Profile; isPreview?: boolean; as?: Viewer } = {},
) {
  const { importFile } = await import("@/lib/features/imports/mutations")
  const place = fileOf(content)
  const { profile = profileOf("asm3-animals"), isPreview = false, as = viewer } = more
  return importFile(as, { path: place, fileName: path.basename(place), profile, isPreview })
}

const animals = (...rows: string[]) => `${[HEADER, ...rows].join("\n")}\n`

/** A shelter of its own for a test that counts everything. */
async function alone(code: string): Promise<Viewer> {
  return (await makeShelter(code)).operator
}

async function everything(as: Viewer) {
  const { read } = await import("@/lib/platform/db")
  return read(as, async (db) => ({
    cats: await db.cat.count(),
    stays: await db.stay.count(),
    placements: await db.placement.count(),
    facts: await db.catFact.count(),
    people: await db.adopter.count(),
    answers: await db.answers.count(),
    said: await db.externalRecord.count(),
  }))
}

const catOf = async (as: Viewer, code: string) => {
  const { read } = await import("@/lib/platform/db")
  return read(as, (db) =>
    db.cat.findFirstOrThrow({
      where: { code },
      include: { stays: { orderBy: { intakeOn: "asc" } }, catFacts: true },
    }),
  )
}

describe("one file", () => {
  test("becomes a cat in care with its stay, its fact and a list entry; never a rating, never public", async () => {
    const as = await alone("ONE")
    const answer = await bring(animals(JUNIPER), { as })
    expect(answer).toMatchObject({
      rows: 1,
      cats: 1,
      catsCreated: 1,
      staysCreated: 1,
      factsAdded: 1,
      skipped: [],
    })
    const cat = await catOf(as, "AC1")
    expect(cat).toMatchObject({
      name: "Juniper",
      sex: "F",
      room: "Room A",
      inCare: true,
      published: false,
      listed: false,
    })
    expect(cat.stays).toMatchObject([{ intakeType: "stray", outcomeOn: null, sex: "F" }])
    expect(cat.catFacts).toMatchObject([
      { key: "lives_with_dogs", value: "yes", source: "asm3", observedOn: null },
    ])
    expect(cat.facets).toEqual(expect.arrayContaining(["dogs:yes", "room:Room A", "sex:F", "evidence:none"]))
    const { read } = await import("@/lib/platform/db")
    expect(await read(as, (db) => db.rating.count())).toBe(0)
    expect(await read(as, (db) => db.auditEntry.count({ where: { action: "import:run" } }))).toBe(1)
  })

  test("its summary is the one the cat's own evaluation gives", async () => {
    const as = await alone("SUM")
    await bring(animals(JUNIPER), { as })
    const before = await catOf(as, "AC1")
    const { write } = await import("@/lib/platform/db")
    const { refreshCat } = await import("@/lib/features/cats/summary-mutations")
    await write(as, (db) => refreshCat(db, as, before.id))
    const after = await catOf(as, "AC1")
    expect(after).toEqual(before)
  })

  test("a preview counts the same and writes nothing", async () => {
    const as = await alone("PRE")
    const preview = await bring(animals(JUNIPER), { as, isPreview: true })
    expect(preview).toMatchObject({ importId: null, catsCreated: 1, staysCreated: 1 })
    expect(await everything(as)).toMatchObject({ cats: 0, stays: 0, said: 0 })
    const { previewInNewShelter } = await import("@/lib/features/imports/mutations")
    const { today } = await import("@/lib/platform/clock")
    const request = {
      path: fileOf(animals(JUNIPER)),
      fileName: "x.csv",
      profile: profileOf("asm3-animals"),
      isPreview: true,
    }
    expect(await previewInNewShelter(request, today(as))).toEqual(preview)
  })

  test("a volunteer may not", async () => {
    const volunteer = await shelter.person("volunteer")
    await expect(bring(animals(JUNIPER), { as: volunteer })).rejects.toMatchObject({ code: "FORBIDDEN" })
  })
})

describe("the same system again", () => {
  test("the same file twice changes nothing and says that it came before", async () => {
    const as = await alone("TWICE")
    const content = animals(JUNIPER, "AC2,Luna,Cat,Female,,Room B,2026-09-01,Surrender,1,2026-09-20,No")
    await bring(content, { as })
    const before = await everything(as)
    const again = await bring(content, { as })
    expect(again).toMatchObject({
      catsCreated: 0,
      catsUpdated: 0,
      staysCreated: 0,
      staysUpdated: 0,
      factsAdded: 0,
      conflicts: [],
    })
    expect(again.warnings[0]).toMatch(/^This very file was imported on /)
    expect(await everything(as)).toEqual(before)
  })

  test("what changed there is updated, a stay gets its outcome, a cat that left is not in care", async () => {
    const as = await alone("UPD")
    await bring(animals(JUNIPER), { as })
    const answer = await bring(
      animals("AC1,June,Cat,Female,2024-02-29,Room B,2026-10-01,Stray,1,2026-11-02,No"),
      { as },
    )
    expect(answer).toMatchObject({
      catsCreated: 0,
      catsUpdated: 1,
      staysCreated: 0,
      staysUpdated: 1,
      factsAdded: 1,
    })
    const cat = await catOf(as, "AC1")
    expect(cat).toMatchObject({ name: "June", room: "Room B", inCare: false, version: 2 })
    expect(cat.stays).toMatchObject([{ outcomeType: "adoption" }])
    expect(cat.facets).toEqual(expect.arrayContaining(["dogs:no", "room:Room B"]))
  })

  test("what staff changed is kept and listed, and taken back the import takes only its own", async () => {
    const as = await alone("CON")
    await bring(animals(JUNIPER), { as })
    const cat = await catOf(as, "AC1")
    const { editCat } = await import("@/lib/features/cats/mutations")
    await editCat(as, { catId: cat.id, version: 1, name: "Juni" })
    const answer = await bring(animals(JUNIPER.replace("Juniper", "June").replace("Room A", "Room C")), {
      as,
    })
    expect(answer.conflicts).toEqual([
      { entity: "Cat", key: "AC1", field: "name", ours: "Juni", theirs: "June" },
    ])
    expect(answer.warnings[0]).toMatch(/1 field changed both here and in the file/)
    expect(await catOf(as, "AC1")).toMatchObject({ name: "Juni", room: "Room C" })
    const { undoImport } = await import("@/lib/features/imports/undo-mutations")
    expect(await undoImport(as, { importId: answer.importId ?? "" })).toMatchObject({
      recordsRestored: 1,
      catsRemoved: 0,
    })
    expect(await catOf(as, "AC1")).toMatchObject({ name: "Juni", room: "Room A" })
  })

  test("a cat entered by hand with the same code is joined, its stay of that day too", async () => {
    const as = await alone("HAND")
    const { takeIn } = await import("@/lib/features/cats/mutations")
    const catId = crypto.randomUUID()
    await takeIn(as, {
      catId,
      name: "Juniper",
      code: "AC1",
      intakeAt: "2026-10-01T18:00:00Z",
      intakeType: "stray",
    })
    const answer = await bring(animals(JUNIPER), { as })
    expect(answer).toMatchObject({ catsCreated: 0, catsUpdated: 1, staysCreated: 0, conflicts: [] })
    expect(await catOf(as, "AC1")).toMatchObject({ id: catId, room: "Room A", sex: "F" })
  })

  test("people: answers come once, an adopter with the same address is joined, staff's note is kept", async () => {
    const as = await alone("PPL")
    const { write } = await import("@/lib/platform/db")
    await write(as, (db) =>
      db.adopter.create({
        data: {
          id: crypto.randomUUID(),
          shelterId: as.shelterId,
          name: "Elena Young",
          email: "E@example.org",
          source: "staff",
        },
      }),
    )
    const rows = (energy: string) =>
      `PERSONCODE,PERSONFIRSTNAME,PERSONLASTNAME,PERSONEMAIL,PERSONMATCHACTIVE,PERSONMATCHENERGYLEVEL\nXP1,Elena,Young,e@example.org,1,${energy}\n`
    const profile = profileOf("asm3-people")
    expect(await bring(rows("4"), { as, profile })).toMatchObject({
      people: 1,
      peopleCreated: 0,
      answersAdded: 1,
    })
    expect(await bring(rows("4"), { as, profile })).toMatchObject({ peopleUpdated: 0, answersAdded: 0 })
    expect(await bring(rows("2"), { as, profile })).toMatchObject({ peopleUpdated: 1, answersAdded: 1 })
    expect(await everything(as)).toMatchObject({ people: 1, answers: 2 })
  })
})

describe("undo", () => {
  test("removes all it created and leaves the rest; a second time it is refused", async () => {
    const as = await alone("UNDO")
    await bring(animals("AC9,Stays,Cat,Male,,Room A,2026-01-01,Stray,,,"), { as })
    const before = await everything(as)
    const { importId } = await bring(
      animals(JUNIPER, "AC2,Luna,Cat,Female,,,2026-09-01,Stray,2,2026-09-20,No"),
      { as },
    )
    expect(await everything(as)).toMatchObject({ cats: 3, placements: 1, facts: 2 })
    const { undoImport } = await import("@/lib/features/imports/undo-mutations")
    const undo = () => undoImport(as, { importId: importId ?? "" })
    expect(await undo()).toEqual({ catsRemoved: 2, staysRemoved: 2, peopleRemoved: 0, recordsRestored: 0 })
    expect(await everything(as)).toEqual(before)
    await expect(undo()).rejects.toThrow(/undone already/)
    const { listImports } = await import("@/lib/features/imports/queries")
    expect((await listImports(as)).map((row) => row.undoneAt !== null)).toEqual([true, false])
  })

  test("refused while something made since depends on it, and while a later import does", async () => {
    const as = await alone("DEP")
    const first = await bring(animals(JUNIPER), { as })
    const second = await bring(animals(JUNIPER.replace("Room A", "Room B")), { as })
    const { undoImport } = await import("@/lib/features/imports/undo-mutations")
    await expect(undoImport(as, { importId: first.importId ?? "" })).rejects.toThrow(/Undo that one first/)
    await undoImport(as, { importId: second.importId ?? "" })
    const cat = await catOf(as, "AC1")
    const { write } = await import("@/lib/platform/db")
    await write(as, (db) =>
      db.tagEvent.create({
        data: {
          id: crypto.randomUUID(),
          shelterId: as.shelterId,
          catId: cat.id,
          tag: "leash-lover",
          isOn: true,
        },
      }),
    )
    await expect(undoImport(as, { importId: first.importId ?? "" })).rejects.toThrow(/1 tag.*would be lost/)
    expect(await everything(as)).toMatchObject({ cats: 1 })
  })

  test("of another shelter's import there is nothing to undo", async () => {
    const as = await alone("MINE")
    const { importId } = await bring(animals(JUNIPER), { as })
    const { undoImport } = await import("@/lib/features/imports/undo-mutations")
    const other = await alone("OTHER")
    await expect(undoImport(other, { importId: importId ?? "" })).rejects.toMatchObject({ code: "NOT_FOUND" })
  })
})

describe("files that are not what they should be", () => {
  const wrong: [string, string | Buffer, RegExp][] = [
    ["an empty file", "", /The file is empty/],
    ["only blanks", "\n \n", /The file is empty/],
    ["a header alone", `${HEADER}\n`, /has a header and no rows/],
    ["another file", "a,b,c\n1,2,3\n", /has not the columns ANIMALCODE .*It has: a, b, c/],
    [
      "another system's file",
      "PERSONCODE,PERSONFIRSTNAME,PERSONMATCHACTIVE\n1,A,0\n",
      /It looks like a file for asm3-people/,
    ],
    ["semicolons", `${HEADER.replaceAll(",", ";")}\n`, /between semicolons, not commas/],
    ["UTF-16", Buffer.from(`\ufeff${animals(JUNIPER)}`, "utf16le"), /UTF-16.*CSV UTF-8/],
    ["UTF-16 without its mark", Buffer.from(animals(JUNIPER), "utf16le"), /UTF-16/],
    [
      "Latin-1",
      Buffer.from(animals("AC1,Zoë,Cat,,,,2026-10-01,Stray,,,"), "latin1"),
      /not valid UTF-8.*windows-1252/,
    ],
    ["a damaged workbook", Buffer.from("PK\u0003\u0004......"), /workbook is damaged/],
    [
      "an open quotation mark",
      `${HEADER}\nAC1,"Juniper,Cat\n${JUNIPER}\n`,
      /quotation mark is opened and never closed/,
    ],
    ["broken JSON", '[{"SHELTERCODE": ', /not valid JSON/],
    ["a cut gzip", gzipSync(animals(JUNIPER)).subarray(0, 40), /cannot be unpacked/],
  ]
  test.each(wrong)("%s: a clear sentence, and nothing is written", async (_, content, sentence) => {
    const before = await everything(viewer)
    await expect(bring(content)).rejects.toThrow(sentence)
    expect(await everything(viewer)).toEqual(before)
  })

  test("a broken row deep in the file loses the whole file, not half of it", async () => {
    const as = await alone("HALF")
    const rows = Array.from({ length: 5000 }, (_, i) => JUNIPER.replace("AC1", `AC${i}`))
    await expect(bring(`${animals(...rows)}AC9999,"open,Cat\n`, { as })).rejects.toThrow(/quotation mark/)
    expect(await everything(as)).toMatchObject({ cats: 0, said: 0 })
  })

  test("byte order mark, gzip, line breaks in cells, zero bytes, ragged rows and huge cells are taken", async () => {
    const as = await alone("MESS")
    const huge = `AC5,"${"x".repeat(10_000_000)}",Cat,,,,2026-10-01,Stray,,,`
    const content = `\ufeff${animals('AC1,"June\nand more",Cat,,,,2026-10-01,Stray,,,', "AC2,Lu\0na,Cat", "", huge, "AC6,A,Cat,,,,2026-10-01,Stray,,,,,surplus")}`
    const answer = await bring(gzipSync(content), { as })
    expect(answer).toMatchObject({ rows: 4, catsCreated: 3 })
    expect(answer.skipped).toMatchObject([{ rows: [[6, "surplus"]] }])
    expect((await catOf(as, "AC2")).name).toBe("Luna")
    expect((await catOf(as, "AC5")).name).toHaveLength(120)
    expect(answer.warnings.join()).toMatch(/Row 5: name was cut/)
  })

  test("titles above the header are passed over, row numbers stay those of the file", async () => {
    const profile = { ...profileOf("asm3-animals"), headerRow: 3 }
    const answer = await bring(`Animals of our shelter\n\n${animals(JUNIPER, "AC3,Rex,Dog")}`, {
      profile,
      isPreview: true,
    })
    expect(answer).toMatchObject({ rows: 2, cats: 1, skipped: [{ rows: [[5, "Dog"]] }] })
  })

  test("days first read as months first is given away by one date", async () => {
    const answer = await bring(animals("AC1,J,Cat,,29/02/2024,,10/01/2026,Stray,,,"), { isPreview: true })
    expect(answer.warnings.join()).toMatch(
      /Row 2 has 29\/02\/2024, which is a date only as DD\/MM\/YYYY.*--dates/,
    )
  })

  test("no garbage makes anything but a clear sentence, and nothing is written by it", async () => {
    const before = await everything(viewer)
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom(HEADER, JUNIPER, '"', ",", "\n", "\r\n", '""', "[{", "\ufeff", "\0"),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const outcome = await bring(Buffer.from(pieces.join("")), { isPreview: true }).catch(
          (error: unknown) => error,
        )
        if (outcome instanceof Error) expect(outcome).toMatchObject({ name: "AppError", code: "INVALID" })
      }),
      { numRuns: 150 },
    )
    expect(await everything(viewer)).toEqual(before)
  })
})

describe("the lists of an import", () => {
  test("every skipped row stands in the file to download, safe for a spreadsheet", async () => {
    const as = await alone("SKIP")
    const { importId } = await bring(
      animals(JUNIPER, "AC3,Rex,Dog,,,,2026-10-01,Stray,,,", "AC4,x,=SUM(1),,,,2026-10-01,Stray,,,"),
      { as },
    )
    const { importReport, skippedFile } = await import("@/lib/features/imports/queries")
    expect(await skippedFile(as, importId ?? "")).toBe(
      "\ufeffrow,column,value,reason\n3,ANIMALSPECIES,Dog,not a cat\n4,ANIMALSPECIES,'=SUM(1),not a cat\n",
    )
    expect(await importReport(as, importId ?? "")).toMatchObject({
      profile: "asm3-animals",
      by: "the command line",
    })
    const other = await alone("PEEK")
    await expect(importReport(other, importId ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" })
  })

  test("a file with an end moves the end of the shelter's data, and undo moves it back", async () => {
    const as = await alone("ENDS")
    const header =
      "Name,Type,Breed,Color,Sex,Date Of Birth,Animal ID,Intake Date,Outcome Date,Intake Type,Outcome Type\n"
    const content = `${header}*HAZEL,CAT,DSH,BLACK,Spayed,,A1,04/01/2019,05/04/2019,STRAY,ADOPTION\n`
    const { importId } = await bring(content, { as, profile: profileOf("sonoma") })
    const { read } = await import("@/lib/platform/db")
    const end = () => read(as, (db) => db.shelter.findUniqueOrThrow({ where: { id: as.shelterId } }))
    expect(await end()).toMatchObject({ dataEndOn: new Date("2019-05-04") })
    const { undoImport } = await import("@/lib/features/imports/undo-mutations")
    await undoImport(as, { importId: importId ?? "" })
    expect(await end()).toMatchObject({ dataEndOn: null })
  })
})

describe("uploads", () => {
  const start = async (
    as: Viewer,
    content: string,
    more: { profile?: string; profileText?: string | null } = {},
  ) => {
    const { startUpload } = await import("@/lib/features/imports/upload-mutations")
    return startUpload(as, {
      files: [{ fileName: "cats.csv", size: Buffer.byteLength(content) }],
      profile: more.profile ?? "asm3-animals",
      profileText: more.profileText ?? null,
      dates: null,
    })
  }

  test("in parts, previewed, then imported; the copy is thrown away", async () => {
    const as = await alone("UPL")
    const { addUploadPart, commitUpload, previewUpload } = await import(
      "@/lib/features/imports/upload-mutations"
    )
    const content = animals(JUNIPER)
    const { uploadId } = await start(as, content)
    const send = (from: number, to?: number) =>
      addUploadPart(as, {
        uploadId,
        file: 0,
        offset: from,
        base64: Buffer.from(content.slice(from, to)).toString("base64"),
      })
    await send(0, 50)
    await expect(previewUpload(as, { uploadId })).rejects.toThrow(/did not arrive whole/)
    await expect(send(0, 50)).rejects.toThrow(/came twice or not at all/)
    await send(50)
    expect(await previewUpload(as, { uploadId })).toMatchObject({ catsCreated: 1, conflictCount: 0 })
    expect(await everything(as)).toMatchObject({ cats: 0 })
    expect((await commitUpload(as, { uploadId })).importId).toMatch(/^[0-9a-f-]{36}$/)
    expect(await everything(as)).toMatchObject({ cats: 1 })
    await expect(previewUpload(as, { uploadId })).rejects.toThrow(/not here any more/)
  })

  test("belong to the shelter that sent them; a wrong profile is refused before the file comes", async () => {
    const as = await alone("OWN1")
    const other = await alone("OWN2")
    const { uploadId } = await start(as, animals(JUNIPER))
    const { discardUpload, previewUpload } = await import("@/lib/features/imports/upload-mutations")
    await expect(previewUpload(other, { uploadId })).rejects.toMatchObject({ code: "NOT_FOUND" })
    await discardUpload(as, { uploadId })
    await expect(start(as, "x", { profile: "own-profile", profileText: "{" })).rejects.toThrow(
      /not valid JSON/,
    )
  })
})
