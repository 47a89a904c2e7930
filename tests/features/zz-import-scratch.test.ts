import path from "node:path"
import { expect, test } from "vitest"
import { builtInProfile } from "@/lib/domain/interop/profiles/built-in"
import { freshDatabase, makeShelter } from "../setup/test-shelter"
const data = path.resolve(import.meta.dirname, "../../../shared/data")
const files: [string, string][] = [
  ["sonoma","open-data/sonoma_county_2019-05_intake_outcome.csv.gz"],
  ["sonoma","open-data/sonoma_county_2019-05_intake_outcome.csv.gz"],
  ["asm3-animals","asm3/csvexport_animals_all.csv.gz"],
]
test("x", async () => {
  await freshDatabase()
  const shelter = await makeShelter()
  const { importFile } = await import("@/lib/features/imports/mutations")
  const { undoImport } = await import("@/lib/features/imports/undo-mutations")
  const { listCats } = await import("@/lib/features/cats/list-queries")
  const { read } = await import("@/lib/platform/db")
  const ids: string[] = []
  for (const [name, f] of files) {
    const t = performance.now()
    const a = await importFile(shelter.operator, { path: path.join(data, f), fileName: f, profile: builtInProfile(name)!, isPreview: false })
    ids.push(a.importId!)
    console.log(name, f, Math.round(performance.now() - t) + "ms", JSON.stringify({ ...a, skipped: a.skipped.map((s) => [s.reason, s.rows.length]), conflicts: a.conflicts.length, c: a.conflicts.slice(0, 4) }))
  }
  const page = await listCats(shelter.operator, { q: "", f: [], sort: "name", dir: "asc", who: "care" } as any)
  console.log(page.total, JSON.stringify(page.rows[0]), JSON.stringify(page.counts))
  for (const id of ids.reverse()) { const t = performance.now(); try { console.log(JSON.stringify(await undoImport(shelter.operator, { importId: id })), Math.round(performance.now() - t)) } catch (e) { console.log(String(e)) } }
  console.log(await read(shelter.operator, async (db) => ({ cats: await db.cat.count(), stays: await db.stay.count(), pl: await db.placement.count(), ext: await db.externalRecord.count(), facts: await db.catFact.count(), ad: await db.adopter.count(), an: await db.answers.count(), sh: await db.shelter.findMany() })))
})
