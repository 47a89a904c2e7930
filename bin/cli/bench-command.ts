import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { parse } from "csv-parse/sync"
import { listCats } from "@/lib/features/cats/list-queries"
import { CatListParams } from "@/lib/features/cats/list-schema"
import { ensureShelter } from "@/lib/features/shelter/mutations"
import { operatorOf } from "@/lib/platform/operator"
import type { Viewer } from "@/lib/platform/viewer"
import { benchBackups } from "./bench/backups"
import { benchCatsTable } from "./bench/cats-table"
import { fillCats } from "./bench/fill-cats"
import { benchMatching } from "./bench/matching"
import { benchOutcomes } from "./bench/outcomes"
import { ms, print, time } from "./bench/timing"
import { importCommand } from "./import/import-command"
import type { Command } from "./run-command"

const IMPORT_ROWS = 100_000
const SMALL = 400
const LARGE = 100_000
const REPEATS = 25

/** A city's file in the shape of the Sonoma profile: made-up animals, one stay each. */
function madeUpFile(rows: number): string {
  const header =
    "Name,Type,Breed,Color,Sex,Size,Date Of Birth,Impound Number,Kennel Number,Animal ID,Intake Date,Outcome Date,Days in Shelter,Intake Type,Intake Subtype,Outcome Type,Outcome Subtype,Intake Condition,Outcome Condition,Intake Jurisdiction,Outcome Jurisdiction,Outcome Zip Code,Location,Count,Zip Codes"
  const day = (index: number) => {
    const date = new Date(Date.UTC(2015, 0, 1) + (index % 1400) * 86_400_000)
    return `${String(date.getUTCMonth() + 1).padStart(2, "0")}/${String(date.getUTCDate()).padStart(2, "0")}/${date.getUTCFullYear()}`
  }
  const lines = Array.from(
    { length: rows },
    (_, index) =>
      `Cat ${index},CAT,DOMESTIC SH,BLACK,${index % 2 ? "Spayed" : "Neutered"},SMALL,${day(index)},K${index},CS01,A${index},${day(index + 300)},${day(index + 320)},20,STRAY,FIELD,ADOPTION,WEB,HEALTHY,HEALTHY,SANTA ROSA,,,,1,`,
  )
  return [header, ...lines].join("\n")
}

async function benchImport() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "slackline-bench-"))
  const file = path.join(folder, "city.csv")
  const text = madeUpFile(IMPORT_ROWS)
  writeFileSync(file, text)
  const parsing = await time(3, () => parse(text, { columns: true }).length)
  const started = performance.now()
  const code = await importCommand.run(["--source", "sonoma", "--shelter", "BENCH-IMPORT", file])
  const importing = performance.now() - started
  rmSync(folder, { recursive: true })
  if (code !== 0) throw new Error(`the import ended with ${code}`)
  print(
    `import: ${IMPORT_ROWS} rows in ${(importing / 1000).toFixed(1)} s, ${Math.round(IMPORT_ROWS / (importing / 1000))} rows/s`,
  )
  print(
    `  plain CSV parsing of the same file: ${(parsing.median / 1000).toFixed(2)} s; import / parsing = ${(importing / parsing.median).toFixed(1)}`,
  )
}

const VIEWS = [
  { name: "first page by name", params: {} },
  { name: "by days in care", params: { sort: "-stay" } },
  { name: "one facet", params: { f: "ready:TRAIL" } },
  { name: "two facets", params: { f: ["ready:TRAIL", "age:adult"] } },
  { name: "name fragment", params: { q: "00012" } },
]

async function benchLists() {
  const viewers: Record<string, Viewer> = {}
  for (const [code, cats] of [
    ["SMALL", SMALL],
    ["LARGE", LARGE],
  ] as const) {
    await ensureShelter({ code, name: code, timeZone: "UTC" })
    viewers[code] = await operatorOf(code)
    await fillCats(viewers[code], cats)
  }
  print(`\nlist of cats, page with total and facet counts (median, p95), ${SMALL} and ${LARGE} cats:`)
  for (const { name, params } of VIEWS) {
    const view = CatListParams.parse(params)
    const small = await time(REPEATS, () => listCats(viewers.SMALL as Viewer, view))
    const large = await time(REPEATS, () => listCats(viewers.LARGE as Viewer, view))
    print(
      `  ${name.padEnd(20)} ${ms(small.median).padStart(9)} ${ms(small.p95).padStart(9)}   ${ms(large.median).padStart(9)} ${ms(large.p95).padStart(9)}   ratio ${(large.median / small.median).toFixed(1)}`,
    )
  }
}

/** Ratios within one run; `npm run bench` gives it a throw-away database. */
export const benchCommand: Command = {
  name: "bench",
  summary: "measure ratios on a throw-away database (npm run bench)",
  help: "bench [import | lists | table | match | outcomes | backup]\n\nRun it as `npm run bench`: it fills the database it is given with made-up cats.",
  needsDatabase: true,
  run: async ([only]) => {
    const parts = {
      import: benchImport,
      lists: benchLists,
      table: benchCatsTable,
      match: benchMatching,
      outcomes: benchOutcomes,
      backup: benchBackups,
    }
    for (const [name, part] of Object.entries(parts)) if (!only || only === name) await part()
    return 0
  },
}
