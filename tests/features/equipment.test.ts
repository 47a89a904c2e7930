import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let staff: Viewer
let catId: string
const gearId = randomUUID()

const features = async () => ({
  ...(await import("@/lib/features/training/equipment-mutations")),
  ...(await import("@/lib/features/training/equipment-queries")),
  ...(await import("@/lib/features/training/enrol-mutations")),
  ...(await import("@/lib/features/cats/mutations")),
})

const H_HARNESS = {
  ...{ gearId, version: 0, label: "H 1", kind: "harness" as const, style: "H", model: "", size: "S" },
  ...{ lengthM: null, condition: "good" as const },
}
const GOOD_FIT = {
  ...{ neckFingers: 1, chestFingers: 2, areBucklesLocked: true, areArmpitsFree: true, isChafed: false },
  ...{ backOutPassed: true, hasPhoneTag: true, isChipScanned: true },
}

beforeAll(async () => {
  await freshDatabase()
  staff = await (await makeShelter()).person("staff", { permissions: ["behaviour_lead"] })
  const { takeIn, enrol } = await features()
  catId = randomUUID()
  const intakeAt = new Date(Date.now() - 20 * 86_400_000).toISOString()
  await takeIn(staff, { catId, name: "Mo", intakeAt, intakeType: "stray" })
  await enrol(staff, { enrolmentId: randomUUID(), catId, startingStage: 4 })
})

test("a piece is added once, named once, and changed by nobody who saw an older version", async () => {
  const { saveGear, equipment } = await features()
  await saveGear(staff, H_HARNESS)
  await saveGear(staff, H_HARNESS)
  await expect(saveGear(staff, { ...H_HARNESS, gearId: randomUUID() })).rejects.toMatchObject({
    code: "INVALID",
  })
  await saveGear(staff, { ...H_HARNESS, version: 1, condition: "worn" })
  await expect(saveGear(staff, { ...H_HARNESS, version: 1 })).rejects.toMatchObject({ code: "CONFLICT" })
  expect((await equipment(staff)).gear).toMatchObject([{ label: "H 1", condition: "worn", version: 2 }])
})

test("who has it and when it was cleaned follow from what was written down", async () => {
  const { recordGearEvent, equipment } = await features()
  const event = (kind: "lent" | "returned" | "cleaned") =>
    recordGearEvent(staff, {
      eventId: randomUUID(),
      gearId,
      kind,
      catId: kind === "lent" ? catId : null,
      note: "",
    })
  await event("lent")
  expect((await equipment(staff)).gear[0]).toMatchObject({ holder: "A staff", forCat: "Mo", cleanedOn: null })
  await event("returned")
  await event("cleaned")
  const [gear] = (await equipment(staff)).gear
  expect(gear).toMatchObject({ holder: null, forCat: null })
  expect(gear?.cleanedOn).not.toBeNull()
})

test("a fit check is judged by the rule, kept passed or not, and the newest speaks", async () => {
  const { recordFitCheck, equipment } = await features()
  const fitOf = async () => (await equipment(staff)).fits[0]
  expect(await fitOf()).toMatchObject({ name: "Mo", ranOut: "No fit check yet" })
  const loose = await recordFitCheck(staff, {
    checkId: randomUUID(),
    catId,
    gearId,
    check: { ...GOOD_FIT, neckFingers: 3, backOutPassed: false },
  })
  expect(loose.passed).toBe(false)
  expect(await fitOf()).toMatchObject({ ranOut: "The last fit check was not passed" })
  const checkId = randomUUID()
  expect(await recordFitCheck(staff, { checkId, catId, gearId, check: GOOD_FIT })).toEqual({
    passed: true,
    problems: [],
  })
  expect(await recordFitCheck(staff, { checkId, catId, gearId, check: GOOD_FIT })).toEqual({
    passed: true,
    problems: [],
  })
  expect(await fitOf()).toMatchObject({ harness: "H 1", ranOut: null })
})
