import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { gunzipSync } from "node:zlib"
import { parse } from "csv-parse/sync"
import { dayFromDate } from "@/lib/domain/calendar/day"
import type { IntakeType, Outcome, Stay } from "@/lib/domain/outcomes/stays"

const shared = path.resolve(import.meta.dirname, "../../../../shared")
const dataFile = path.join(shared, "data/open-data/sonoma_county_2019-05_intake_outcome.csv.gz")
const referenceFile = path.join(shared, "vectors/sonoma.reference.json")

/** Whether the county's file and the figures computed from it lie beside the repository. */
export const hasSonoma = existsSync(dataFile) && existsSync(referenceFile)
if (!hasSonoma) console.log("Sonoma County file or reference not found beside the repository: not compared.")

const OUTCOME_OF: Record<string, Outcome> = {
  ADOPTION: "adoption",
  TRANSFER: "transfer_out",
  "RETURN TO OWNER": "rto",
  EUTHANIZE: "shelter_euthanasia",
  DIED: "died",
  "ESCAPED/STOLEN": "lost",
}
const INTAKE_OF: Record<string, IntakeType> = {
  STRAY: "stray",
  "OWNER SURRENDER": "owner_relinquished",
  "ADOPTION RETURN": "owner_relinquished",
  TRANSFER: "transfer_in",
  CONFISCATE: "seized_impounded",
  QUARANTINE: "other_intake",
}
const SEX_OF: Record<string, Stay["sex"]> = { Female: "F", Spayed: "F", Male: "M", Neutered: "M" }

export function readSonomaStays(): Stay[] {
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(dataFile)), {
    columns: true,
    bom: true,
  })
  const seen = new Set<string>()
  const stays: Stay[] = []
  for (const row of rows) {
    if (row.Type !== "CAT" || row["Outcome Type"] === "DISPOSAL") continue
    const key = [row["Animal ID"], row["Intake Date"], row["Outcome Date"], row["Outcome Type"]].join("|")
    if (seen.has(key)) continue
    seen.add(key)
    stays.push({
      catKey: row["Animal ID"] ?? "",
      intakeDay: readDay(row["Intake Date"]) ?? 0,
      outcomeDay: readDay(row["Outcome Date"]),
      outcome: OUTCOME_OF[row["Outcome Type"] ?? ""] ?? null,
      intakeType: INTAKE_OF[row["Intake Type"] ?? ""] ?? "other_intake",
      intakeDetail: row["Intake Type"] ?? null,
      sex: SEX_OF[row.Sex ?? ""] ?? "unknown",
      birthDay: readDay(row["Date Of Birth"]),
      availableDay: null,
    })
  }
  return stays
}

export function readSonomaReference(): Record<string, unknown> {
  return JSON.parse(readFileSync(referenceFile, "utf8"))
}

function readDay(text: string | undefined) {
  const [month, dayOfMonth, year] = (text ?? "").split("/").map(Number)
  return year && month && dayOfMonth ? dayFromDate({ year, month, dayOfMonth }) : null
}
