import { type BandNumber, bandNumber, bandOf } from "./bands"
import { DEFAULT_MATCH, type MatchParameters } from "./parameters"

/** One entry of a list: its match (null = not scored) and the days it has waited. */
export interface Orderable {
  readonly id: string
  readonly M: number | null
  readonly los: number
}

export type Ordered<T extends Orderable> = T & { band: BandNumber | null; R: number | null }

/**
 * Orders a list: band first, inside a band R = M + boost for a long stay, then the longer stay, then id. The boost
 * never crosses a band. Entries without a match come last, longest stay first.
 */
export function orderByBand<T extends Orderable>(
  items: readonly T[],
  parameters: MatchParameters = DEFAULT_MATCH,
): Ordered<T>[] {
  const medianStay = medianOf(items.map(({ los }) => los))
  const scored = items.map((item): Ordered<T> => {
    if (item.M === null) return { ...item, band: null, R: null }
    const band = bandNumber(bandOf(item.M, parameters))
    return { ...item, band, R: item.M + stayBoost({ days: item.los, medianStay, parameters }) }
  })
  return scored.sort(compareEntries)
}

/** Points for a long stay: 3 for the median stay of the list (at least one day), at most 8, smooth in between. */
export function stayBoost(stay: {
  readonly days: number
  readonly medianStay: number
  readonly parameters?: MatchParameters
}): number {
  const { factor, most } = (stay.parameters ?? DEFAULT_MATCH).stayBoost
  if (!(stay.days >= 0)) throw new RangeError(`A stay must be 0 days or more, got ${stay.days}.`)
  return Math.min(most, factor * Math.log2(1 + stay.days / Math.max(1, stay.medianStay)))
}

/** The ids of the quarter with the longest stays (rounded up; ties by id). */
export function longestStayQuarter(items: readonly Pick<Orderable, "id" | "los">[]): Set<string> {
  const sorted = [...items].sort((a, b) => b.los - a.los || compareIds(a.id, b.id))
  return new Set(sorted.slice(0, Math.ceil(items.length / 4)).map(({ id }) => id))
}

const GOOD: BandNumber = 2

/**
 * The fairness of the first page: when none of the longest-stay quarter with a band of Good or better is on it,
 * the first such entry takes the page's last place and is marked, so that the list can say why it is there.
 */
export function liftLongestStay<T extends Orderable>(
  ordered: readonly Ordered<T>[],
  pageSize: number,
): (Ordered<T> & { isLifted: boolean })[] {
  const list = ordered.map((item) => ({ ...item, isLifted: false }))
  const quarter = longestStayQuarter(ordered)
  const deserves = ({ id, band }: Ordered<T>): boolean => quarter.has(id) && band !== null && band >= GOOD
  const from = list.findIndex(deserves)
  if (from < pageSize || pageSize < 1) return list
  const [lifted] = list.splice(from, 1)
  if (lifted) list.splice(pageSize - 1, 0, { ...lifted, isLifted: true })
  return list
}

function compareEntries(a: Ordered<Orderable>, b: Ordered<Orderable>): number {
  return (b.band ?? -1) - (a.band ?? -1) || (b.R ?? 0) - (a.R ?? 0) || b.los - a.los || compareIds(a.id, b.id)
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}
