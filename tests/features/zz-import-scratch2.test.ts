import { test } from "vitest"
import { builtInProfile } from "@/lib/domain/interop/profiles/built-in"
import { freshDatabase, makeShelter } from "../setup/test-shelter"
test("x", async () => {
  await freshDatabase()
  const shelter = await makeShelter()
  const { importFile } = await import("@/lib/features/imports/mutations")
  const { undoImport } = await import("@/lib/features/imports/undo-mutations")
  const { listCats } = await import("@/lib/features/cats/list-queries")
  for (const [n, f] of [["sonoma", "/tmp/big-sonoma.csv"], ["asm3-animals", "/tmp/big-asm.csv"], ["asm3-animals", "/tmp/big-asm.csv"]] as const) {
    const t = performance.now(); let first = 0
    const a = await importFile(shelter.operator, { path: f, fileName: f, profile: builtInProfile(n)!, isPreview: false, onProgress: (p) => { if (p.phase !== "reading" && !first) first = performance.now() } })
    console.log(n, Math.round(performance.now() - t), "read", Math.round(first - t), JSON.stringify({ ...a, skipped: a.skipped.length, warnings: a.warnings.slice(0, 3) }), Math.round(process.memoryUsage().rss / 1e6) + "MB")
    const t2 = performance.now(); await listCats(shelter.operator, { q: "", f: [], sort: "name", dir: "asc", who: "care" } as any); console.log("list", performance.now() - t2)
    if (a.catsCreated && n === "sonoma") { const t3 = performance.now(); console.log(await undoImport(shelter.operator, { importId: a.importId! }), performance.now() - t3) }
  }
}, 600000)
