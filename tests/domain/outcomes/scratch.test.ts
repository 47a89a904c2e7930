import { test } from "vitest"
import { cohortFigures } from "@/lib/domain/outcomes/cohort-figures"
import { readSonomaReference, readSonomaStays } from "./sonoma-stays"

function diff(a: unknown, b: unknown, path: string, out: string[]) {
  if (b !== null && typeof b === "object") {
    if (a === null || typeof a !== "object") return void out.push(path + " missing object " + JSON.stringify(a))
    for (const [k, v] of Object.entries(b)) diff((a as Record<string, unknown>)[k], v, path + "." + k, out)
    if (Array.isArray(b) && (a as unknown[]).length !== b.length) out.push(path + " length")
    return
  }
  if (typeof b === "number") {
    if (typeof a !== "number" || Math.abs(a - b) > 1e-9 * Math.max(1e-6, Math.abs(b))) out.push(`${path} ${a} ${b}`)
  } else if (a !== b) out.push(`${path} ${a} ${b}`)
}
test("x", () => {
  const doc = cohortFigures({ stays: readSonomaStays() })
  const t0 = performance.now(); cohortFigures({ stays: readSonomaStays() }); console.log(performance.now() - t0)
  const out: string[] = []
  diff(doc, readSonomaReference(), "", out)
  const shown = out.filter((l) => !/peto|cox_|gray|km_full|cohorts_by|notes|generated/.test(l))
  console.log(out.length, shown.length, shown.slice(0, 40))
})
