/**
 * One facet by row position. A row's values of the facet are kept as the number of their combination, so that a facet
 * with one value and a facet with many (tags, gates) are filtered and counted by the same loop over small integers.
 */
export class FacetColumn {
  #codes = new Int32Array(0)
  #combinations: (readonly string[])[] = [[]]
  /** By combination: which combination it becomes with one value more. */
  #steps: Map<string, number>[] = [new Map()]

  /** The row has no value of the facet (any more). */
  clear(position: number) {
    if (position >= this.#codes.length) {
      const grown = new Int32Array(Math.max(64, position + 1, this.#codes.length * 2))
      grown.set(this.#codes)
      this.#codes = grown
    }
    this.#codes[position] = 0
  }

  add(position: number, value: string) {
    const code = this.#codes[position] as number
    const known = this.#steps[code]?.get(value)
    if (known !== undefined) {
      this.#codes[position] = known
      return
    }
    const next = this.#combinations.push([...(this.#combinations[code] ?? []), value]) - 1
    this.#steps.push(new Map())
    this.#steps[code]?.set(value, next)
    this.#codes[position] = next
  }

  get codes(): Int32Array {
    return this.#codes
  }

  /** By combination: whether it holds one of the wanted values. */
  allowed(wanted: ReadonlySet<string>): Uint8Array {
    return Uint8Array.from(this.#combinations, (values) =>
      values.some((value) => wanted.has(value)) ? 1 : 0,
    )
  }

  /** Counts by value, from how many rows have each combination. */
  spread(byCode: Int32Array): Map<string, number> {
    const counts = new Map<string, number>()
    for (const [code, values] of this.#combinations.entries()) {
      const rows = byCode[code] ?? 0
      if (rows > 0) for (const value of values) counts.set(value, (counts.get(value) ?? 0) + rows)
    }
    return counts
  }

  get combinations(): number {
    return this.#combinations.length
  }
}
