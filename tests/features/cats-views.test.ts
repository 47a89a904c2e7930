import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { DEFAULT_LAYOUT } from "@/lib/domain/cats/table-layout"
import { SaveViewInput } from "@/lib/features/cats/views-schema"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let ana: Viewer
let bo: Viewer
let volunteer: Viewer

beforeAll(async () => {
  await freshDatabase()
  const shelter = await makeShelter()
  ana = await shelter.person("staff", { name: "Ana" })
  bo = await shelter.person("coordinator", { name: "Bo" })
  volunteer = await shelter.person("volunteer", { clearance: 2 })
})

const room = () => import("@/lib/features/cats/views-mutations")
const view = (name: string, more: Record<string, unknown> = {}) =>
  SaveViewInput.parse({
    viewId: randomUUID(),
    name,
    isShared: false,
    query: "?f=ready:TRAIL&sort=-stay&nonsense=1&f=nothing:1",
    layout: { columns: ["stage", "gone"], density: "roomy", pinned: 9 },
    ...more,
  })
const named = async (viewer: Viewer) => {
  const { listViews } = await import("@/lib/features/cats/views-queries")
  return (await listViews(viewer)).map((one) => one.name)
}

describe("saved views", () => {
  test("keep what was understood, once, and are seen by others only when shared", async () => {
    const { saveView } = await room()
    const { listViews } = await import("@/lib/features/cats/views-queries")
    const mine = view("Trail, longest first")
    await saveView(ana, mine)
    await saveView(ana, mine)
    const [kept] = await listViews(ana)
    expect(kept).toMatchObject({
      query: "?f=ready:TRAIL&sort=-stay",
      isMine: true,
      layout: { ...DEFAULT_LAYOUT, columns: ["name", "stage"], density: "roomy", pinned: 3 },
    })
    expect(await named(bo)).toEqual([])
    await saveView(ana, view("For all", { isShared: true }))
    expect(await named(bo)).toEqual(["For all"])
    expect((await listViews(bo))[0]).toMatchObject({ isMine: false, ownerName: "Ana" })
  })

  test("are changed and deleted by their owner alone, never over somebody else's change", async () => {
    const { saveView, changeView, deleteView } = await room()
    const shared = view("Shared", { isShared: true })
    const hidden = view("Hidden")
    const { version } = await saveView(ana, shared)
    await saveView(ana, hidden)
    const { viewId } = shared
    await expect(changeView(bo, { viewId, version, name: "Mine now" })).rejects.toThrow(/somebody else's/)
    await expect(deleteView(bo, { viewId, version })).rejects.toThrow(/somebody else's/)
    await expect(deleteView(bo, { viewId: hidden.viewId, version: 1 })).rejects.toThrow(/does not exist/)
    await expect(saveView(bo, { ...shared, name: "Taken over" })).rejects.toThrow(/changed this meanwhile/)
    await changeView(ana, { viewId, version, name: "Renamed" })
    await expect(changeView(ana, { viewId, version, isShared: false })).rejects.toThrow(
      /changed this meanwhile/,
    )
    await expect(deleteView(ana, { viewId, version })).rejects.toThrow(/changed this meanwhile/)
    expect(await named(bo)).toContain("Renamed")
    await deleteView(ana, { viewId, version: version + 1 })
    expect(await named(bo)).not.toContain("Renamed")
    // The way back: the same view, saved again.
    await saveView(ana, { ...shared, name: "Renamed" })
    expect(await named(bo)).toContain("Renamed")
  })

  test("have one name each, leave an audit line, and are not shared by volunteers", async () => {
    const { saveView } = await room()
    const { read } = await import("@/lib/platform/db")
    await saveView(bo, view("Twice"))
    await expect(saveView(bo, view("Twice"))).rejects.toThrow(/already have a view/)
    await expect(saveView(volunteer, view("Theirs", { isShared: true }))).rejects.toThrow(/does not share/)
    await saveView(volunteer, view("Theirs"))
    expect(await named(volunteer)).toContain("Theirs")
    const lines = await read(bo, (db) =>
      db.auditEntry.count({ where: { entity: "SavedView", personId: bo.personId } }),
    )
    expect(lines).toBe(1)
  })
})
