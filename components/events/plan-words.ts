import type { EventRecord } from "@/lib/features/events/queries"

type Named = Pick<EventRecord, "plan" | "catNames" | "adopterNames">

/** Names of what a column or a row stands for; an adopter who was erased has none. */
export function wordsOf({ plan, catNames, adopterNames }: Named) {
  return {
    unit: (column: number | null) =>
      column === null
        ? "no cat"
        : (plan.units[column] ?? []).map((id) => catNames[id] ?? "a cat").join(" and "),
    adopter: (row: number) => adopterNames[plan.adopterIds[row] ?? ""] ?? "An erased adopter",
  }
}
