import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { EditCatsInput, PreviewBulkInput } from "@/lib/features/cats/bulk-schema"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let staff: Viewer
let volunteer: Viewer
const ids: string[] = []

beforeAll(async () => {
  await freshDatabase()
  const shelter = await makeShelter()
  staff = await shelter.person("staff")
  volunteer = await shelter.person("volunteer", { clearance: 3 })
  const { takeIn } = await import("@/lib/features/cats/mutations")
  for (let n = 0; n < 6; n++) {
    const catId = randomUUID()
    ids.push(catId)
    await takeIn(staff, {
      catId,
      name: `Cat ${n}`,
      room: n < 2 ? "East" : "West",
      intakeAt: new Date().toISOString(),
      intakeType: "stray",
    })
  }
})

const edit = async (items: unknown[]) => {
  const { editCats } = await import("@/lib/features/cats/bulk-mutations")
  return editCats(staff, EditCatsInput.parse({ items }))
}
const preview = async (input: unknown) => {
  const { previewBulk } = await import("@/lib/features/cats/bulk-queries")
  return previewBulk(staff, PreviewBulkInput.parse(input))
}
async function rooms() {
  const { rowsOfCats } = await import("@/lib/features/cats/rows-queries")
  return (await rowsOfCats(staff, ids)).map((cat) => cat.room)
}

describe("bulk changes", () => {
  test("are told before they are made: who changes and who stands so already", async () => {
    const { cats, already } = await preview({
      target: { query: "?q=cat" },
      plan: { change: { room: "East" } },
    })
    expect(cats.map((cat) => cat.name).sort()).toEqual(["Cat 2", "Cat 3", "Cat 4", "Cat 5"])
    expect(already).toBe(2)
    expect(await rooms()).toEqual(["East", "East", "West", "West", "West", "West"])
  })

  test("leave a cat alone that somebody else changed, say so, and can be taken back to what each was", async () => {
    const { cats } = await preview({ target: { ids }, plan: { change: { room: "North" } } })
    await edit([{ catId: ids[0], version: 1, change: { unit: "7" } }])
    const done = await edit(cats.map(({ catId, version }) => ({ catId, version, change: { room: "North" } })))
    expect(done.conflicts).toEqual([ids[0]])
    expect(await rooms()).toEqual(["East", "North", "North", "North", "North", "North"])
    const back = await edit(
      done.changed.map(({ catId, version, before }) => ({ catId, version, change: before })),
    )
    expect(back.conflicts).toEqual([])
    expect(await rooms()).toEqual(["East", "East", "West", "West", "West", "West"])
  })

  test("are whole or not at all within a portion", async () => {
    const before = await rooms()
    const items = [
      ...ids.slice(1, 4).map((catId) => ({ catId, version: 3, change: { room: "Nowhere" } })),
      { catId: randomUUID(), version: 1, change: { room: "Nowhere" } },
    ]
    await expect(edit(items)).rejects.toThrow(/does not exist/)
    expect(await rooms()).toEqual(before)
  })

  test("put a tag on those that lack it; what follows from ratings and what needs evidence is refused", async () => {
    const { setTag } = await import("@/lib/features/temperament/mutations")
    await setTag(staff, { catIds: ids.slice(0, 2), tag: "rides_in_backpack", isOn: true })
    const plan = { tag: "rides_in_backpack", isOn: true }
    expect((await preview({ target: { ids }, plan })).already).toBe(2)
    const { changed, catIds } = await setTag(staff, { catIds: ids, tag: "rides_in_backpack", isOn: true })
    expect(changed).toBe(4)
    expect(catIds.sort()).toEqual(ids.slice(2).sort())
    expect((await preview({ target: { ids }, plan })).cats).toEqual([])
    expect(
      PreviewBulkInput.safeParse({ target: { ids }, plan: { tag: "curious", isOn: true } }).success,
    ).toBe(false)
    await expect(setTag(staff, { catIds: ids, tag: "special_care", isOn: true })).rejects.toThrow(/evidence/)
  })

  test("all that match is what the person may see", async () => {
    const { previewBulk } = await import("@/lib/features/cats/bulk-queries")
    const { cats, already } = await previewBulk(volunteer, {
      target: { query: "" },
      plan: { change: { room: "X" } },
    })
    expect([...cats, already]).toEqual([0])
  })
})
