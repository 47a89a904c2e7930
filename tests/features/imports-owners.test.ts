import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { beforeAll, expect, test } from "vitest"
import { OWNED_FIELDS } from "@/lib/domain/interop/owned-fields"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

const folder = mkdtempSync(path.join(tmpdir(), "slackline-owners-"))
const PROFILE = {
  name: "village",
  row: "stay",
  fields: {
    animal: "Id",
    name: "Name",
    room: "Room",
    weight: { column: "Kg", unit: "kg" },
    intakeOn: "In",
    intakeType: { value: "stray" },
    outcomeOn: "Out",
    outcomeType: "Why",
  },
}
const HEADER = "Id,Name,Room,Kg,In,Out,Why"

let count = 0
async function bring(viewer: Viewer, ...lines: string[]) {
  const { parseProfile } = await import("@/lib/features/imports/profile-queries")
  const { importFile } = await import("@/lib/features/imports/mutations")
  const file = path.join(folder, `${++count}.csv`)
  writeFileSync(file, [HEADER, ...lines].join("\n"))
  const profile = parseProfile(JSON.stringify(PROFILE), "village.json")
  return importFile(viewer, { path: file, fileName: path.basename(file), profile, isPreview: false })
}

async function cat(viewer: Viewer, code = "A") {
  const { read } = await import("@/lib/platform/db")
  return read(viewer, (db) => db.cat.findFirstOrThrow({ where: { code }, include: { stays: true } }))
}

/** Staff change a cat by hand. */
async function edit(viewer: Viewer, data: { room?: string; weightKg?: number }) {
  const { write } = await import("@/lib/platform/db")
  const { id } = await cat(viewer)
  await write(viewer, (db) => db.cat.update({ where: { id }, data: { ...data, version: { increment: 1 } } }))
}

async function own(viewer: Viewer, field: string, owner: string | null, version = 0) {
  const { setFieldOwner } = await import("@/lib/features/imports/owners-mutations")
  return setFieldOwner(viewer, { entity: "cat", field, owner, version })
}

async function conflicts(viewer: Viewer) {
  const { listConflicts } = await import("@/lib/features/imports/conflicts-queries")
  return (await listConflicts(viewer, 1)).conflicts
}

async function decide(viewer: Viewer, choice: "ours" | "theirs", field: string) {
  const { decideConflict } = await import("@/lib/features/imports/conflicts-mutations")
  const one = (await conflicts(viewer)).find((conflict) => conflict.field === field)
  if (!one) throw new Error(`no open conflict on ${field}`)
  await decideConflict(viewer, { importId: one.importId, place: one.place, choice })
}

beforeAll(async () => {
  await freshDatabase()
})

test("every column an import writes has a line on the page of owners, and no other has", async () => {
  const { RECORD_TABLES } = await import("@/lib/features/imports/record-schema")
  const of = (entity: string) =>
    OWNED_FIELDS.filter((one) => one.entity === entity && !one.field.startsWith("fact:")).map(
      ({ field }) => field,
    )
  expect(of("cat").sort()).toEqual(Object.keys(RECORD_TABLES.Cat.columns).sort())
  expect([...of("stay"), "outcomeType", "outcomeDetail"].sort()).toEqual(
    Object.keys(RECORD_TABLES.Stay.columns).sort(),
  )
  expect(of("adopter").sort()).toEqual([...Object.keys(RECORD_TABLES.Adopter.columns), "answers"].sort())
})

test("a source that owns a field overwrites and lists; undoing brings the staff's value back", async () => {
  const { operator: as } = await makeShelter("OWNED")
  await bring(as, "A,Moss,North,4.5,2024-01-01,,")
  await edit(as, { room: "Staff room" })
  await own(as, "room", "village")
  const answer = await bring(as, "A,Moss,North,4.5,2024-01-01,,")
  expect(answer.conflicts).toMatchObject([
    { field: "room", ours: "Staff room", theirs: "North", isTaken: true },
  ])
  expect(answer.warnings.join()).toContain("1 field changed here was overwritten")
  expect((await cat(as)).room).toBe("North")
  expect(await conflicts(as)).toEqual([])
  const { undoImport } = await import("@/lib/features/imports/undo-mutations")
  await undoImport(as, { importId: answer.importId ?? "" })
  expect((await cat(as)).room).toBe("Staff room")
})

test("a field of Slackline's stays as it is, without a conflict; the choice is guarded and can be taken back", async () => {
  const { operator: as, person } = await makeShelter("KEPT")
  await bring(as, "A,Moss,North,4.5,2024-01-01,,")
  expect(await own(as, "room", "slackline")).toEqual({ version: 1 })
  const answer = await bring(as, "A,Moss,South,4.5,2024-01-01,,")
  expect(answer.conflicts).toEqual([])
  expect((await cat(as)).room).toBe("North")
  await expect(own(as, "room", null)).rejects.toThrow("Somebody else")
  await own(as, "room", null, 1)
  await bring(as, "A,Moss,East,4.5,2024-01-01,,")
  // Ours is still what stood here, and what the file said last was another word: now that is a conflict.
  expect((await conflicts(as)).map(({ ours, theirs }) => [ours, theirs])).toEqual([["North", "East"]])
  await expect(own(as, "room", "nowhere", 2)).rejects.toThrow("has not brought anything")
  await expect(own(await person("coordinator"), "name", "slackline")).rejects.toThrow("role")
})

test("open conflicts: one click decides, it is not listed again, and each is on record", async () => {
  const { operator: as } = await makeShelter("DECIDE")
  await bring(as, "A,Moss,North,4.5,2024-01-01,,")
  await edit(as, { room: "Staff room", weightKg: 5 })
  await bring(as, "A,Moss,South,4.7,2024-01-01,,")
  expect(
    (await conflicts(as)).map(({ field, ours, theirs, name }) => [field, ours, theirs, name]).sort(),
  ).toEqual([
    ["room", "Staff room", "South", "Moss"],
    ["weightKg", 5, 4.7, "Moss"],
  ])
  await decide(as, "theirs", "room")
  await decide(as, "ours", "weightKg")
  expect(await cat(as)).toMatchObject({ room: "South" })
  expect(Number((await cat(as)).weightKg)).toBe(5)
  expect(await conflicts(as)).toEqual([])
  await bring(as, "A,Moss,South,4.7,2024-01-01,,")
  expect(await conflicts(as)).toEqual([])
  const { read } = await import("@/lib/platform/db")
  const audit = await read(as, (db) => db.auditEntry.findMany({ where: { action: "import:decide" } }))
  expect(audit.map(({ summary }) => summary).sort()).toEqual([
    "Cat, room: taken from the file.",
    "Cat, weightKg: ours kept.",
  ])
})

test("an outcome is decided as a whole, and the cat's place in the lists follows", async () => {
  const { operator: as } = await makeShelter("OUTCOME")
  const { write } = await import("@/lib/platform/db")
  await bring(as, "A,Moss,North,4.5,2024-01-01,2024-02-01,adoption")
  const { stays } = await cat(as)
  await write(as, (db) =>
    db.stay.update({ where: { id: stays[0]?.id ?? "" }, data: { outcomeOn: null, outcomeType: null } }),
  )
  await bring(as, "A,Moss,North,4.5,2024-01-01,2024-02-03,transfer_out")
  expect((await conflicts(as)).map(({ field }) => field).sort()).toEqual([
    "outcomeDetail",
    "outcomeOn",
    "outcomeType",
  ])
  await decide(as, "theirs", "outcomeType")
  expect((await cat(as)).stays[0]).toMatchObject({
    outcomeType: "transfer_out",
    outcomeOn: new Date("2024-02-03"),
  })
  expect((await cat(as)).inCare).toBe(false)
  expect(await conflicts(as)).toEqual([])
})
