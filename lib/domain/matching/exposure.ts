import { longestStayQuarter } from "./order"

/** Below this ratio the longest-stay quarter is seen clearly less than the rest. */
export const EXPOSURE_ALARM_BELOW = 0.8

/** How likely the place p (1 = first) of a list is to be seen, relative to the first. */
export function visibility(place: number): number {
  if (!(place >= 1)) throw new RangeError(`A place in a list starts at 1, got ${place}.`)
  return 1 / Math.log2(1 + place)
}

/** Exposure of every cat over the lists shown in a period: the sum of the visibility of its places. */
export function sumExposure(lists: readonly (readonly string[])[]): Map<string, number> {
  const exposure = new Map<string, number>()
  for (const list of lists) {
    list.forEach((id, index) => {
      exposure.set(id, (exposure.get(id) ?? 0) + visibility(index + 1))
    })
  }
  return exposure
}

/** Gini index of non-negative values: 0 all equal, towards 1 all in one hand; null for none or a sum of 0. */
export function gini(values: readonly number[]): number | null {
  if (values.some((value) => !(value >= 0))) throw new RangeError("Gini needs values of 0 or more.")
  const sorted = [...values].sort((a, b) => a - b)
  const n = sorted.length
  const total = sorted.reduce((sum, value) => sum + value, 0)
  if (total === 0) return null
  const spread = sorted.reduce((sum, value, i) => sum + (2 * (i + 1) - n - 1) * value, 0)
  return spread / (n * total)
}

export interface ExposureOfLongStays {
  readonly quarterMean: number | null
  readonly restMean: number | null
  readonly ratio: number | null
  readonly isAlarming: boolean
}

/** Mean exposure of the longest-stay quarter beside the rest, their ratio, and whether it is below 0.8. */
export function exposureOfLongStays(
  cats: readonly { readonly id: string; readonly los: number; readonly exposure: number }[],
): ExposureOfLongStays {
  const quarter = longestStayQuarter(cats)
  const quarterMean = meanOf(cats.filter(({ id }) => quarter.has(id)).map(({ exposure }) => exposure))
  const restMean = meanOf(cats.filter(({ id }) => !quarter.has(id)).map(({ exposure }) => exposure))
  const ratio = quarterMean === null || restMean === null || restMean === 0 ? null : quarterMean / restMean
  return { quarterMean, restMean, ratio, isAlarming: ratio !== null && ratio < EXPOSURE_ALARM_BELOW }
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
