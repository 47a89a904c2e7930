import type { ReadRow } from "./interpret-row"
import type { ReadAnimal } from "./read-animal"
import { wordIn } from "./stay-draft"

/** Two numbers of one source that it calls one animal. */
export interface AnnouncedMerge {
  readonly from: string
  readonly into: string
  /** The row that says it. */
  readonly row: number
}

/** What an animal's rows say about other numbers of it; the last row that says something counts. */
export function mergesIn(rows: readonly ReadRow[]): Pick<ReadAnimal, "mergedInto" | "formerIds"> {
  const into = rows.findLast((read) => wordIn(read, "mergedInto") !== null)
  const former = [...new Set(rows.flatMap((read) => wordIn(read, "formerId") ?? []))]
  return {
    ...(into ? { mergedInto: wordIn(into, "mergedInto") ?? "" } : {}),
    ...(former.length > 0 ? { formerIds: former } : {}),
  }
}

/** The merges a file announces, each number once and led to the number that is left; what runs in a circle is none. */
export function announcedMerges(animals: readonly ReadAnimal[]): AnnouncedMerge[] {
  const next = new Map<string, { into: string; row: number }>()
  for (const { key, row, mergedInto, formerIds = [] } of animals) {
    if (mergedInto !== undefined && mergedInto !== key) next.set(key, { into: mergedInto, row })
    for (const former of formerIds)
      if (former !== key && !next.has(former)) next.set(former, { into: key, row })
  }
  return [...next].flatMap(([from, { into, row }]) => {
    const seen = new Set([from])
    let end = into
    while (!seen.has(end)) {
      seen.add(end)
      const further = next.get(end)
      if (!further) return [{ from, into: end, row }]
      end = further.into
    }
    return []
  })
}

/**
 * The animals of a file with the stays of a merged number under the number that is left. What the merged number's rows
 * say of the cat itself counts only where the number that is left has no row of its own and is not `known` yet.
 */
export function foldMerged(
  animals: readonly ReadAnimal[],
  merges: readonly AnnouncedMerge[],
  known: ReadonlySet<string> = new Set(),
): ReadAnimal[] {
  if (merges.length === 0) return [...animals]
  const intoOf = new Map(merges.map(({ from, into }) => [from, into]))
  const folded = new Map<string, ReadAnimal>()
  const own = [...animals].sort((a, b) => Number(intoOf.has(a.key)) - Number(intoOf.has(b.key)))
  for (const animal of own) {
    const key = intoOf.get(animal.key) ?? animal.key
    const kept = folded.get(key)
    const formerIds = [
      ...new Set([
        ...(kept?.formerIds ?? animal.formerIds ?? []),
        ...merges.filter(({ into }) => into === key).map(({ from }) => from),
      ]),
    ]
    const days = new Set(kept?.stays.map(({ values }) => values.intakeOn))
    const stays = animal.stays.filter(({ values }) => !days.has(values.intakeOn))
    folded.set(key, {
      ...(kept ?? (key === animal.key ? animal : renumbered(animal, key, known))),
      key,
      ...(formerIds.length > 0 ? { formerIds } : {}),
      stays: [...(kept?.stays ?? []), ...stays].sort((a, b) =>
        String(a.values.intakeOn) < String(b.values.intakeOn) ? -1 : 1,
      ),
    })
  }
  return [...folded.values()]
}

function renumbered(animal: ReadAnimal, key: string, known: ReadonlySet<string>): ReadAnimal {
  return known.has(key)
    ? { ...animal, values: {}, facts: [] }
    : { ...animal, values: { ...animal.values, code: key } }
}

/** Different numbers of a file that carry one microchip: probably one animal, but the file does not say so. */
export function sharedChips(animals: readonly ReadAnimal[]): { chip: string; keys: string[] }[] {
  const byChip = new Map<string, string[]>()
  for (const { key, values } of animals) {
    const chip = typeof values.microchip === "string" ? values.microchip.replace(/\s/g, "") : ""
    // Placeholders such as 0 or "none" are no chip; real ones have 9 to 15 signs.
    if (chip.length >= 9 && !/^(.)\1*$/.test(chip)) byChip.set(chip, [...(byChip.get(chip) ?? []), key])
  }
  return [...byChip].filter(([, keys]) => keys.length > 1).map(([chip, keys]) => ({ chip, keys }))
}
