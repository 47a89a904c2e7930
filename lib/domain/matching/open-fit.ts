import type { DimensionKey } from "@/lib/domain/temperament/dimensions"
import type { Answers } from "./answers"
import { expectedFit, type FitPoint, fitPoints } from "./expected-fit"
import { type CatForMatch, dimensionOfCat, isSeen, readingsOf } from "./fit"
import { DEFAULT_MATCH, FIT_ITEMS, type FitItem, type MatchParameters } from "./parameters"

/** The reading behind an item's fit: what was asked, what is known of the cat, and the three levels looked at. */
export interface OpenedItem {
  readonly item: FitItem
  readonly dimensions: readonly DimensionKey[]
  readonly asked: number
  readonly mean: number
  readonly se: number
  /** Whether every dimension behind it has enough recent evidence. */
  readonly isSeen: boolean
  readonly points: readonly FitPoint[]
}

/** Opens the items that rest on estimates into their inputs; where several readings count, the one that decided. */
export function openFit(pair: {
  readonly cat: CatForMatch
  readonly adopter: Answers
  readonly parameters?: MatchParameters
}): OpenedItem[] {
  const { cat, adopter, parameters = DEFAULT_MATCH } = pair
  return FIT_ITEMS.flatMap((item) => {
    const readings = readingsOf(item, { cat, adopter, parameters }) ?? []
    const [deciding] = readings
      .map((reading) => ({ reading, fit: expectedFit(reading.spread, reading.fitOf) }))
      .sort((a, b) => a.fit - b.fit)
    if (!deciding) return []
    const { dimensions, asked, spread, fitOf } = deciding.reading
    return [
      {
        item,
        dimensions,
        asked,
        mean: spread.mean,
        se: spread.se,
        isSeen: dimensions.every((key) => isSeen(dimensionOfCat(cat, key), parameters)),
        points: fitPoints(spread, fitOf),
      },
    ]
  })
}
