/** What rows are ordered by: a number, a text that compares by code unit, or null, which comes last either way. */
export type OrderValue = string | number | null

const NO_RANK = -1

// A few changed rows are put in place one by one; from here on sorting anew is cheaper.
const REBUILD_FROM_SHARE = 0.1

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)

/** Place of the first value that is not below the wanted one, in sorted values. */
function firstFrom(sorted: readonly (string | number)[], wanted: string | number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as string | number) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function grown(numbers: Float64Array, least: number): Float64Array {
  const longer = new Float64Array(Math.max(64, least, numbers.length * 2)).fill(Number.NaN)
  longer.set(numbers)
  return longer
}

/**
 * The values of one column by row position, and the rank of each among the distinct ones. Ranks are made when first
 * asked for and then kept current: 100,000 rows sort by two counting passes instead of by comparisons.
 */
export class RankedColumn {
  #length = 0
  /** A column holds numbers (NaN for null) or texts, by the first value it gets: boxed numbers would take thrice the room. */
  #numbers: Float64Array = new Float64Array(0)
  #texts: (string | null)[] | null = null
  #distinct: (string | number)[] = []
  #ranks = new Int32Array(0)
  #changed: Set<number> | null = null

  set(position: number, value: OrderValue) {
    const isNew = position >= this.#length
    if (!isNew && this.value(position) === value) return
    if (isNew) this.#length = position + 1
    if (typeof value === "string") this.#texts ??= []
    if (this.#texts) {
      for (let next = this.#texts.length; next <= position; next++) this.#texts.push(null)
      this.#texts[position] = value as string | null
    } else {
      if (position >= this.#numbers.length) this.#numbers = grown(this.#numbers, position + 1)
      this.#numbers[position] = value === null ? Number.NaN : (value as number)
    }
    this.#changed?.add(position)
  }

  value(position: number): OrderValue {
    if (this.#texts) return this.#texts[position] ?? null
    const number = this.#numbers[position]
    return number === undefined || Number.isNaN(number) ? null : number
  }

  /** Rank of every position, -1 for null; `count` is one more than the highest. */
  ranks(): { ranks: Int32Array; count: number } {
    const isFew = this.#changed && this.#changed.size < this.#length * REBUILD_FROM_SHARE
    if (!isFew || this.#distinct.length > 2 * this.#length) this.#rebuild()
    else if (this.#changed?.size) this.#merge([...this.#changed])
    this.#changed = new Set()
    return { ranks: this.#ranks, count: this.#distinct.length }
  }

  /** Where a value stands among the ranks; a value that no row has stands between two of them. */
  placeOf(value: string | number): { rank: number; isExact: boolean } {
    this.ranks()
    const rank = firstFrom(this.#distinct, value)
    return { rank, isExact: this.#distinct[rank] === value }
  }

  #rebuild() {
    this.#ranks = new Int32Array(this.#length).fill(NO_RANK)
    if (this.#texts) this.#rankTexts(this.#texts)
    else this.#rankNumbers(this.#numbers.subarray(0, this.#length))
  }

  #rankTexts(texts: readonly (string | null)[]) {
    const distinct = [...new Set(texts)].filter((text) => text !== null).sort()
    const rankOf = new Map(distinct.map((text, rank) => [text, rank]))
    for (const [position, text] of texts.entries())
      if (text !== null) this.#ranks[position] = rankOf.get(text) ?? NO_RANK
    this.#distinct = distinct
  }

  // Typed arrays sort numbers some ten times faster than a comparison in JavaScript does; NaN sorts last.
  #rankNumbers(numbers: Float64Array) {
    const distinct: number[] = []
    for (const number of numbers.toSorted())
      if (!Number.isNaN(number) && number !== distinct.at(-1)) distinct.push(number)
    for (let position = 0; position < numbers.length; position++) {
      const number = numbers[position] as number
      if (!Number.isNaN(number)) this.#ranks[position] = firstFrom(distinct, number)
    }
    this.#distinct = distinct
  }

  #merge(positions: number[]) {
    this.#addDistinct(positions)
    if (this.#ranks.length < this.#length) {
      const longer = new Int32Array(this.#length).fill(NO_RANK)
      longer.set(this.#ranks)
      this.#ranks = longer
    }
    this.#changed = new Set()
    for (const position of positions) {
      const value = this.value(position)
      this.#ranks[position] = value === null ? NO_RANK : this.placeOf(value).rank
    }
  }

  /** Takes new values into the sorted ones; what stood behind them moves up. */
  #addDistinct(positions: number[]) {
    const known = this.#distinct
    const wanted = new Set(
      positions.map((position) => this.value(position)).filter((value) => value !== null),
    )
    this.#changed = new Set()
    const fresh = [...wanted].filter((value) => !this.placeOf(value).isExact).sort(compare)
    if (fresh.length === 0) return
    const merged: (string | number)[] = []
    const moved = new Int32Array(known.length)
    let next = 0
    for (const [rank, value] of known.entries()) {
      while (next < fresh.length && compare(fresh[next] as string | number, value) < 0)
        merged.push(fresh[next++] as string | number)
      moved[rank] = merged.length
      merged.push(value)
    }
    merged.push(...fresh.slice(next))
    this.#distinct = merged
    for (let position = 0; position < this.#ranks.length; position++) {
      const rank = this.#ranks[position] as number
      if (rank !== NO_RANK) this.#ranks[position] = moved[rank] as number
    }
  }
}
