import { dayFromIso } from "@/lib/domain/calendar/day"
import { compileProfile } from "@/lib/domain/interop/compile-profile"
import { type FileReading, gatherRows } from "@/lib/domain/interop/gather"
import type { Profile } from "@/lib/domain/interop/profile"

export const TODAY = dayFromIso("2026-11-20")

/** Reads a small table by a profile: the first line is the header, cells are split at bars. */
export function readTable(profile: Profile, lines: readonly string[]): FileReading {
  const rows = lines.map((line) => line.split("|").map((cell) => cell.trim()))
  const compilation = compileProfile(profile, rows[0] ?? [])
  if (!compilation.ok) throw new Error(compilation.sentence)
  const gatherer = gatherRows(compilation.compiled, TODAY)
  rows.slice(1).forEach((cells, i) => {
    gatherer.take(i + 2, cells)
  })
  return gatherer.finish()
}

/** Why a profile does not fit a header; "" when it does. */
export function refusal(profile: Profile, header: readonly string[]): string {
  const compilation = compileProfile(profile, header)
  return compilation.ok ? "" : compilation.sentence
}

/** The stays of one animal as short lines: intake type and day → outcome and day, with the placements. */
export function staysOf(reading: FileReading, animal: string): string[] {
  const found = reading.animals.find((one) => one.key === animal)
  return (found?.stays ?? []).map(({ values, placements }) => {
    const away = placements.map(({ values: one }) => ` ${one.kind} ${one.startedOn}..${one.endedOn ?? ""}`)
    return `${values.intakeOn} ${values.intakeType} → ${values.outcomeOn ?? ""} ${values.outcomeType ?? "open"}${away.join("")}`
  })
}

/** A profile of stays with plain columns, to be changed in a test. */
export const STAYS: Profile = {
  name: "town",
  title: "Town",
  source: "town",
  row: "stay",
  dates: ["YYYY-MM-DD", "MM/DD/YYYY"],
  fields: {
    animal: "Id",
    name: "Name",
    sex: "Sex",
    intakeOn: "In",
    intakeType: {
      column: "How",
      map: { STRAY: "stray", OWNER: "owner_relinquished", "FOSTER RETURN": "foster_return" },
    },
    outcomeOn: "Out",
    outcomeType: {
      column: "Why",
      map: { ADOPTED: "adoption", FOSTER: "foster", TRIAL: "trial", DIED: "died", DOA: "dead_on_arrival" },
    },
  },
}
export const STAY_HEADER = "Id | Name | Sex | In | How | Out | Why"
