import { randomUUID } from "node:crypto"
import { parse } from "csv-parse/sync"
import { beforeAll, expect, test } from "vitest"
import type { Viewer } from "@/lib/platform/viewer"
import { listedCat } from "../setup/public-cat"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let coordinator: Viewer
let catId: string
let slug: string

beforeAll(async () => {
  await freshDatabase()
  const shelter = await makeShelter()
  const staff = await shelter.person("staff")
  coordinator = await shelter.person("coordinator")
  ;({ catId, slug } = await listedCat(staff, "=Mo"))
  const { takeIn } = await import("@/lib/features/cats/mutations")
  const hidden = { catId: randomUUID(), name: "Hidden", intakeType: "stray" as const }
  await takeIn(staff, { ...hidden, intakeAt: new Date(Date.now() - 86_400_000).toISOString() })
  const { systemDb } = await import("@/lib/platform/db")
  await systemDb().cat.update({ where: { id: catId }, data: { staffNote: "a secret", mastered: 6 } })
  const { shelterId, personId } = coordinator
  const fact = { shelterId, catId, source: "staff seen", evidence: "a secret", createdBy: personId }
  await systemDb().catFact.createMany({
    data: [
      { ...fact, id: randomUUID(), key: "lives_with_dogs", value: "yes" },
      { ...fact, id: randomUUID(), key: "fiv_positive", value: "yes" },
    ],
  })
  const photo = { shelterId, catId, alt: "Mo", width: 10, height: 10, createdBy: personId }
  await systemDb().photo.createMany({
    data: [
      { ...photo, id: "00000000-0000-4000-8000-000000000001", position: 2, edition: 3 },
      { ...photo, id: "00000000-0000-4000-8000-000000000002", position: 1 },
      { ...photo, id: randomUUID(), position: 0, removedAt: new Date() },
    ],
  })
})

async function fileFor(key: string, viewer = coordinator) {
  const { listingFile } = await import("@/lib/features/listings/queries")
  const { listingTarget } = await import("@/lib/domain/interop/listings/targets")
  const target = listingTarget(key)
  if (!target) throw new Error(key)
  let text = ""
  for await (const part of listingFile(viewer, target, "4711")) text += part
  return { text, rows: parse(text, { columns: true }) as Record<string, string>[] }
}

test("only listed cats, only what the public page says, and cells a spreadsheet does not run", async () => {
  for (const key of ["petfinder", "adopt-a-pet", "rescue-groups"]) {
    const { text, rows } = await fileFor(key)
    expect(rows).toHaveLength(1)
    expect(text).not.toContain("a secret")
    expect(text).not.toContain("Hidden")
    expect(text).toContain(`/cats/${slug}`)
    expect(text).toContain("'=Mo")
  }
  const [row] = (await fileFor("adopt-a-pet")).rows
  expect(row).toMatchObject({
    GoodWDogs: "1",
    GoodWCats: "",
    FIVPositive: "",
    Leashtrained: "",
    IndoorOnly: "",
  })
})

test("photos stand in their order with absolute addresses; removed ones do not", async () => {
  const [row] = (await fileFor("petfinder")).rows
  expect(row?.photo1).toMatch(/^http.*\/photos\/00000000-0000-4000-8000-000000000002\/1280-1\.jpg$/)
  expect(row?.photo2).toMatch(/^http.*\/photos\/00000000-0000-4000-8000-000000000001\/1280-3\.jpg$/)
  expect(row?.photo3).toBe("")
})

test("a cat of another shelter is in no file of ours", async () => {
  const other = await makeShelter("OTHER")
  expect((await fileFor("petfinder", await other.person("coordinator"))).rows).toEqual([])
})

test("the preview counts the list, names what is missing and what is never filled", async () => {
  const { previewListing } = await import("@/lib/features/listings/queries")
  const { listingTarget } = await import("@/lib/domain/interop/listings/targets")
  const target = listingTarget("rescue-groups")
  if (!target) throw new Error("no target")
  const preview = await previewListing(coordinator, target, "")
  expect(preview).toMatchObject({ total: 1, rows: [{ name: "=Mo" }] })
  expect(preview.rows[0]?.missing).toContain("your organisation's number")
  expect(preview.rows[0]?.missing).not.toContain("how it is with dogs")
  expect(preview.leftBlank).toContain("altered")
  expect(preview.columns).not.toContain("altered")
})
