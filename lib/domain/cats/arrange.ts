import type { OrderValue, RankedColumn } from "./ranked-column"

export interface SortedBy {
  readonly column: RankedColumn
  readonly isDescending: boolean
}

/** One stable pass of a radix sort: by rank, rows without a value last either way. */
function pass(order: Int32Array, { column, isDescending }: SortedBy): Int32Array {
  const { ranks, count } = column.ranks()
  const bucketOf = (position: number) => {
    const rank = ranks[position] as number
    if (rank < 0) return count
    return isDescending ? count - 1 - rank : rank
  }
  const starts = new Int32Array(count + 2)
  const startOf = (bucket: number) => starts[bucket] as number
  for (const position of order) {
    const behind = bucketOf(position) + 1
    starts[behind] = startOf(behind) + 1
  }
  for (let bucket = 0; bucket < count; bucket++) starts[bucket + 1] = startOf(bucket + 1) + startOf(bucket)
  const sorted = new Int32Array(order.length)
  for (const position of order) {
    const bucket = bucketOf(position)
    const place = startOf(bucket)
    sorted[place] = position
    starts[bucket] = place + 1
  }
  return sorted
}

/** The positions whose mask is 1, ordered by the keys and then by id, so that every order is exact. */
export function arrange(mask: Uint8Array, byId: RankedColumn, keys: readonly SortedBy[]): Int32Array {
  let found = 0
  for (const state of mask) if (state === 1) found++
  let order: Int32Array = new Int32Array(found)
  for (let position = 0, next = 0; position < mask.length; position++)
    if (mask[position] === 1) order[next++] = position
  for (const key of [...keys, { column: byId, isDescending: false }].reverse()) order = pass(order, key)
  return order
}

/** Place of the first row that comes after what a mark says, in an order made by the same keys. */
export function seek(
  order: Int32Array,
  mark: { values: readonly OrderValue[]; id: string },
  byId: RankedColumn,
  keys: readonly SortedBy[],
): number {
  const steps = [...keys, { column: byId, isDescending: false }].map(({ column, isDescending }, index) => {
    const value = index < keys.length ? (mark.values[index] ?? null) : mark.id
    const { ranks } = column.ranks()
    return { ranks, isDescending, place: value === null ? null : column.placeOf(value) }
  })
  const isAfter = (position: number) => {
    for (const { ranks, isDescending, place } of steps) {
      const rank = ranks[position] as number
      if (place === null || rank < 0) {
        if (rank < 0 && place === null) continue
        return rank < 0
      }
      if (place.isExact && rank === place.rank) continue
      return rank >= place.rank !== isDescending
    }
    return false
  }
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isAfter(order[middle] as number)) high = middle
    else low = middle + 1
  }
  return low
}
