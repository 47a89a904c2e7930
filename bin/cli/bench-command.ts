import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { parse } from "csv-parse/sync"
import { planEvent } from "@/lib/domain/matching/assign"
import { matchPair } from "@/lib/domain/matching/fit"
import { listCats } from "@/lib/features/cats/list-queries"
import { CatListParams } from "@/lib/features/cats/schema"
import { ensureShelter } from "@/lib/features/shelter/mutations"
import { systemPool } from "@/lib/platform/db"
import { operatorOf } from "@/lib/platform/operator"
import type { Viewer } from "@/lib/platform/viewer"
import { importCommand } from "./import/import-command"
import type { Command } from "./run-command"

const IMPORT_ROWS = 100_000
const SMALL = 400
const LARGE = 100_000
const REPEATS = 25

const print = (line: string) => process.stdout.write(`${line}\n`)
const ms = (value: number) => `${value.toFixed(1)} ms`

/** Median and 95th percentile of repeated runs, in milliseconds. */
async function time(repeats: number, work: () => unknown) {
  const runs: number[] = []
  for (let index = 0; index < repeats; index++) {
    const started = performance.now()
    await work()
    runs.push(performance.now() - started)
  }
  runs.sort((a, b) => a - b)
  return {
    median: runs[runs.length >> 1] ?? 0,
    p95: runs[Math.floor(runs.length * 0.95)] ?? runs.at(-1) ?? 0,
  }
}

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

/** Cats in care with the tokens a list filters by; written in bulk, since only the reading is measured. */
async function fill(viewer: Viewer, cats: number) {
  await systemPool().query(
    `insert into "Cat" ("id","shelterId","slug","name","inCare","intakeOn","suitability","suitabilityLow","suitabilityHigh","facets","sufficient")
     select gen_random_uuid(), $1::uuid, 'c' || n, 'Cat ' || lpad((n * 7919 % 1000003)::text, 7, '0'), true, date '2026-01-01' + n % 300, 50, n % 70, 90,
       array['ready:' || (array['WINDOW','PATIO_PACK','TRAIL','unknown'])[1 + n % 4], 'age:' || (array['kitten','young','adult','senior'])[1 + n % 4], 'energy:' || (array['calm','medium','lively'])[1 + n % 3], 'sex:' || (array['F','M'])[1 + n % 2], 'stage:' || n % 9, 'room:' || n % 40, 'dogs:unknown', 'cats:unknown', 'children:unknown', 'evidence:enough', 'gates:open'], true
     from generate_series(1, $2::int) n`,
    [viewer.shelterId, cats],
  )
  await systemPool().query('analyze "Cat"')
}

const VIEWS = [
  { name: "first page by name", params: {} },
  { name: "by days in care", params: { sort: "stay" } },
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
    await fill(viewers[code], cats)
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

async function benchMatching() {
  const dims = Object.fromEntries(
    ["energy", "people", "sound", "animals", "handling"].map((key, index) => [
      key,
      { mean: 2 + (index % 3), se: 0.5, W: 1 },
    ]),
  )
  const cat = { dims, effectiveTier: 1, potentialTier: 2, supportNeed: 2 } as const
  const adopter = {
    desiredTier: 1,
    willingToTrain: true,
    homeEnergy: 4,
    visitorBusy: 3,
    homeSound: 3,
    otherAnimals: "none",
    trainTime: 2,
    wantCuddly: 3,
  } as const
  const pairs = await time(3, () => {
    for (let index = 0; index < 100_000; index++) matchPair({ cat, adopter })
  })
  const scores = Array.from({ length: 200 }, (_, row) =>
    Array.from({ length: 200 }, (_, column) => ((row * 37 + column * 61) % 1000) / 10),
  )
  const plan = await time(5, () => planEvent({ scores }))
  print(
    `\nmatching: 100,000 pairs in ${ms(pairs.median)}; an event of 200 by 200 in ${ms(plan.median)} with its proof`,
  )
}

/** Ratios within one run; `npm run bench` gives it a throw-away database. */
export const benchCommand: Command = {
  name: "bench",
  summary: "measure ratios on a throw-away database (npm run bench)",
  help: "bench\n\nRun it as `npm run bench`: it fills the database it is given with made-up cats.",
  needsDatabase: true,
  run: async () => {
    await benchImport()
    await benchLists()
    await benchMatching()
    return 0
  },
}
