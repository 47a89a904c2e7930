import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { v7 } from "uuid"
import { beforeAll, expect, test } from "vitest"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

const folder = mkdtempSync(path.join(tmpdir(), "slackline-merge-"))
const PROFILE = {
  name: "village",
  row: "stay",
  fields: {
    animal: "Id",
    name: "Name",
    microchip: { column: "Chip", optional: true },
    mergedInto: { column: "Now", optional: true },
    intakeOn: "In",
    intakeType: { value: "stray" },
    outcomeOn: "Out",
    outcomeType: "Why",
  },
}
const HEADER = "Id,Name,Chip,Now,In,Out,Why"
const FIRST = [HEADER, "A,Moss,,,2024-01-01,2024-02-01,adoption", "B,Mossy,,,2024-03-01,,"]
const SECOND = [HEADER, "A,Moss,,B,2024-01-01,2024-02-01,adoption", "B,Mossy,,,2024-03-01,,"]

let count = 0
async function bring(viewer: Viewer, lines: string[], isPreview = false) {
  const { parseProfile } = await import("@/lib/features/imports/profile-queries")
  const { importFile } = await import("@/lib/features/imports/mutations")
  const file = path.join(folder, `${++count}.csv`)
  writeFileSync(file, lines.join("\n"))
  const profile = parseProfile(JSON.stringify(PROFILE), "village.json")
  return importFile(viewer, { path: file, fileName: path.basename(file), profile, isPreview })
}

async function state(viewer: Viewer) {
  const { read } = await import("@/lib/platform/db")
  const cats = await read(viewer, (db) =>
    db.cat.findMany({ orderBy: { code: "asc" }, include: { stays: true, catFacts: true } }),
  )
  return cats.map(({ code, name, inCare, stays, catFacts }) => [
    code,
    name,
    inCare,
    stays.length,
    catFacts.length,
  ])
}

beforeAll(async () => {
  await freshDatabase()
})

async function withFact(viewer: Viewer, code: string) {
  const { write } = await import("@/lib/platform/db")
  await write(viewer, async (db) => {
    const cat = await db.cat.findFirstOrThrow({ where: { code } })
    await db.catFact.create({
      data: {
        id: v7(),
        shelterId: viewer.shelterId,
        catId: cat.id,
        key: "deaf",
        value: "no",
        source: "staff",
      },
    })
  })
}

test("two numbers become one cat with everything of both, the same again changes nothing, undoing parts them", async () => {
  const { operator: as } = await makeShelter("MERGE")
  await bring(as, FIRST)
  await withFact(as, "A")
  const before = await state(as)
  expect(before).toEqual([
    ["A", "Moss", false, 1, 1],
    ["B", "Mossy", true, 1, 0],
  ])
  const preview = await bring(as, SECOND, true)
  expect(preview.warnings).toContain("A is B now: everything of A would go to B.")
  expect(preview).toMatchObject({ catsCreated: 0, staysCreated: 0 })
  expect(await state(as)).toEqual(before)

  const done = await bring(as, SECOND)
  expect(done).toMatchObject({ catsCreated: 0, staysCreated: 0 })
  const after = [
    ["A", "Moss", false, 0, 0],
    ["B", "Mossy", true, 2, 1],
  ]
  expect(await state(as)).toEqual(after)

  // The same again, the old numbers alone, and the old stay under the number that is left: nothing comes twice.
  const again = await bring(as, SECOND)
  expect(again).toMatchObject({ catsCreated: 0, staysCreated: 0, staysUpdated: 0 })
  const silent = await bring(as, FIRST)
  expect(silent).toMatchObject({ catsCreated: 0, staysCreated: 0 })
  const renumbered = await bring(as, [
    HEADER,
    "B,Mossy,,,2024-01-01,2024-02-01,adoption",
    "B,Mossy,,,2024-03-01,,",
    "A,Moss,,B,2024-01-01,2024-02-01,adoption",
  ])
  expect(renumbered).toMatchObject({ catsCreated: 0, staysCreated: 0 })
  expect(await state(as)).toEqual(after)

  const { undoImport } = await import("@/lib/features/imports/undo-mutations")
  for (const { importId } of [renumbered, silent, again, done])
    await undoImport(as, { importId: importId ?? "" })
  expect(await state(as)).toEqual(before)
})

test("two open stays are told and left apart", async () => {
  const { operator: as } = await makeShelter("MERGE2")
  await bring(as, [HEADER, "A,Moss,,,2024-01-01,,", "B,Mossy,,,2024-03-01,,"])
  const answer = await bring(as, [HEADER, "A,Moss,,B,2024-01-01,,", "B,Mossy,,,2024-03-01,,"])
  expect(answer.warnings.join(" ")).toMatch(
    /A and B are one animal now, but both have an open stay .*2024-03-01/,
  )
  expect(await state(as)).toEqual([
    ["A", "Moss", true, 1, 0],
    ["B", "Mossy", true, 1, 0],
  ])
})

test("a number that only changed is the same cat, and a rename follows unless staff renamed it", async () => {
  const { operator: as } = await makeShelter("MERGE3")
  await bring(as, [HEADER, "A,Moss,,,2024-01-01,,"])
  const answer = await bring(as, [HEADER, "A,Moss,,C,2024-01-01,,", "C,Mossy,,,2024-01-01,,"])
  expect(answer).toMatchObject({ catsCreated: 0, staysCreated: 0 })
  expect(await state(as)).toEqual([["C", "Mossy", true, 1, 0]])
})

test("one chip on two numbers is proposed and not carried out", async () => {
  const { operator: as } = await makeShelter("MERGE4")
  await bring(as, [HEADER, "A,Moss,981000000000001,,2024-01-01,2024-02-01,adoption"])
  const answer = await bring(as, [HEADER, "B,Mossy,981000000000001,,2024-03-01,,"], true)
  expect(answer.warnings.join(" ")).toContain("A here and B in the file (981000000000001)")
  expect(answer).toMatchObject({ catsCreated: 1 })
})
