import { CHART_LIST, CHART_PARTS } from "@/lib/domain/outcomes/charts/chart-list"
import { drawChart } from "@/lib/domain/outcomes/charts/draw-chart"
import { cohortFigures } from "@/lib/domain/outcomes/cohort-figures"
import { sliceOf, WHOLE_SHELTER } from "@/lib/domain/outcomes/cohort-slice"
import { type Prepared, prepare } from "@/lib/domain/outcomes/programme-data"
import { syntheticProgramme } from "./synthetic-programme"
import { ms, print, time } from "./timing"

const CATS = 93_000
const CATS_OF_FOUR = 373_000
const TRAINED = 0.03
const DAYS = 3_000
const REPEATS = 5
const PART_TARGET_MS = 200
const C1_TARGET_MS = 1_000

/** Figures of a large shelter in memory: every part of the outcomes page, and C1 alone for four times as many stays. */
export async function benchOutcomes() {
  const large = await prepared(CATS)
  print(
    `\noutcomes: ${large.stays.length} stays, ${large.data.sessions.length} sessions (median, p95 of ${REPEATS}):`,
  )
  for (const { key, label } of CHART_PARTS) {
    const ids = CHART_LIST.filter(({ part }) => part === key).map(({ id }) => id)
    const run = await time(REPEATS, () => {
      const slice = sliceOf(large, WHOLE_SHELTER)
      for (const id of ids) drawChart(id, [slice])
    })
    print(
      `  ${label.padEnd(24)} ${ms(run.median).padStart(10)} ${ms(run.p95).padStart(10)}   target ${PART_TARGET_MS} ms, part of it ${(run.median / PART_TARGET_MS).toFixed(2)}`,
    )
  }
  const slice = sliceOf(large, WHOLE_SHELTER)
  const single: string[] = []
  for (const { id } of CHART_LIST)
    single.push(`${id} ${ms((await time(REPEATS, () => drawChart(id, [slice]))).median)}`)
  print(`  each alone: ${single.join(", ")}`)
  const document = await time(2, () => cohortFigures({ stays: large.data.stays, dataEnd: large.dataEnd }))
  print(`  the document of outcomes --json: ${ms(document.median)}`)
  const four = await prepared(CATS_OF_FOUR)
  const c1 = await time(REPEATS, () => drawChart("C1", [sliceOf(four, WHOLE_SHELTER)]))
  print(`  C1 of ${four.stays.length} stays: ${ms(c1.median)} ${ms(c1.p95)}   target ${C1_TARGET_MS} ms`)
}

async function prepared(cats: number): Promise<Prepared> {
  const data = syntheticProgramme({ cats, days: DAYS, trained: TRAINED })
  let found: Prepared | null = null
  const run = await time(1, () => {
    found = prepare(data)
  })
  print(`  ${data.stays.length} stays made ready in ${ms(run.median)}, once for each change of the data`)
  if (!found) throw new Error("nothing was made ready")
  return found
}
