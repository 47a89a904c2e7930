import path from "node:path"
import { expect, test } from "vitest"
import { dayFromIso } from "@/lib/domain/calendar/day"
import { BUILT_IN_PROFILES } from "@/lib/domain/interop/profiles/built-in"
const data = path.resolve(import.meta.dirname, "../../../shared/data")
const files: Record<string,string[]> = {
  "asm3-animals": ["asm3/csvexport_animals_all.csv.gz","asm3/csvexport_animals_shelter.csv.gz","asm3/generated_import_cats_500.csv.gz","asm3/edge/csvexport_animals_edge.csv.gz","asm3/edge/csvexport_animals_edge_roundtrip.csv.gz","asm3/edge/import_edge.csv.gz","asm3/edge/import_edge_bad_dates.csv.gz","open-data/sonoma_county_2019-05_intake_outcome.csv.gz"],
  "asm3-people": ["asm3/csvexport_people_all_media-none.csv.gz","asm3/people_export_duplicated_rows.csv.gz","asm3/generated_import_people_200a.csv.gz"],
  "asm3-json": ["asm3/json_shelter_animals.json.gz","asm3/csv_shelter_animals.csv.gz","asm3/service_csv_adopted_8.csv.gz"],
  "asm-movements": ["open-data/bloomington_2020-03_asm_movements.csv.gz","open-data/quirk_rows_bloomington_asm.csv"],
  sonoma: ["open-data/sonoma_county_2019-05_intake_outcome.csv.gz","open-data/quirk_rows_sonoma.csv"],
}
test("x", async () => {
  const { readImportFile } = await import("@/lib/features/imports/file-queries")
  for (const profile of BUILT_IN_PROFILES) for (const f of files[profile.name] ?? []) {
    const t = performance.now()
    try {
    const { reading: r, duplicates } = await readImportFile({ path: path.join(data, f), profile, today: dayFromIso("2026-11-20") })
    const count = (l: readonly {reason: string, column: string, value: string, row: number}[]) => { const m: Record<string, any> = {}; for (const x of l) { const k = x.reason + " @" + x.column; m[k] ??= [0, x.row, x.value]; m[k][0]++ } return m }
    console.log(profile.name, f, Math.round(performance.now() - t) + "ms", { rows: r.rows, animals: r.animals.length, people: r.people.length, stays: r.animals.reduce((n, a) => n + a.stays.length, 0), placements: r.animals.reduce((n, a) => n + a.stays.reduce((m, s) => m + s.placements.length, 0), 0), facts: r.animals.reduce((n, a) => n + a.facts.length, 0), answers: r.people.filter(p => p.answers).length, dataEnd: r.dataEndOn, duplicates }, count(r.skipped), count(r.notes))
    console.log(JSON.stringify(r.animals[0] ?? r.people[0]), JSON.stringify(r.people.find(p => p.answers)))
    } catch (e) { console.log(profile.name, f, String(e)) }
  }
})
