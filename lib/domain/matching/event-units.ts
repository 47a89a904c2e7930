/** Cats that go home together: one cat, or all cats of a bond. `key` is the bond's id, or the cat's own. */
export interface CatUnit {
  readonly key: string
  readonly catIds: readonly string[]
}

/** One unit per bond or single cat, in the order in which their first cat was given. */
export function unitsOf(cats: readonly { readonly id: string; readonly bondId: string | null }[]): CatUnit[] {
  const units = new Map<string, string[]>()
  for (const { id, bondId } of cats) {
    const key = bondId ?? id
    const known = units.get(key)
    if (known) known.push(id)
    else units.set(key, [id])
  }
  return [...units].map(([key, catIds]) => ({ key, catIds }))
}

/** What a unit is worth to one adopter: the mean over its cats, null (never together) when any of them is set aside. */
export function scoreOfUnit(unit: CatUnit, scoreOf: (catId: string) => number | null): number | null {
  let sum = 0
  for (const catId of unit.catIds) {
    const score = scoreOf(catId)
    if (score === null) return null
    sum += score
  }
  return sum / unit.catIds.length
}
