import type { ChartId } from "./charts/chart-list"

/**
 * Which numbers an axis or a column holds: a share is 0 to 1 and written as a percentage, a count is of cases, and a place
 * (a day, a stage) only says where the row stands.
 */
export type Measure = "share" | "number" | "days" | "count" | "place"

/** A value with its 95 % interval; null is what cannot be said. */
export type Estimate = {
  readonly value: number | null
  readonly lower: number | null
  readonly upper: number | null
}

export type CurvePoint = Estimate & { readonly x: number; readonly isThin: boolean }

/** A curve in steps: it holds its value until the next point and ends at `until`. */
export type Curve = { readonly name: string; readonly points: readonly CurvePoint[]; readonly until: number }

export type Mark = { readonly value: number; readonly label: string }

/** One picture of a chart: what is drawn, as numbers. A refusal stands where a picture would mislead. */
export type Panel = { readonly title: string } & (
  | {
      readonly kind: "curves"
      readonly xLabel: string
      readonly yLabel: string
      readonly measure: Measure
      readonly curves: readonly Curve[]
      /** Numbers at risk below the axis, per curve; null is hidden. */
      readonly atRisk: readonly {
        readonly name: string
        readonly counts: readonly { x: number; n: number | null }[]
      }[]
    }
  | {
      readonly kind: "stack"
      readonly xLabel: string
      readonly xs: readonly number[]
      readonly layers: readonly { readonly name: string; readonly shares: readonly number[] }[]
    }
  | {
      readonly kind: "points"
      readonly xLabel: string
      readonly yLabel: string
      readonly measure: Measure
      /** Names of the places on the axis; numbers go by their value instead. */
      readonly places: readonly string[] | readonly number[]
      readonly series: readonly {
        readonly name: string
        readonly values: readonly Estimate[]
        readonly isJoined: boolean
      }[]
      readonly marks: readonly Mark[]
      /** Limits of a control chart, place by place. */
      readonly limits?: readonly (Estimate | null)[]
    }
  | {
      readonly kind: "bars"
      readonly xLabel: string
      readonly yLabel: string
      readonly places: readonly string[]
      readonly layers: readonly { readonly name: string; readonly counts: readonly number[] }[]
    }
  | {
      readonly kind: "spreads"
      readonly xLabel: string
      readonly yLabel: string
      readonly measure: Measure
      readonly places: readonly string[]
      readonly spreads: readonly (Spread | null)[]
    }
  | { readonly kind: "refused"; readonly reason: string }
)

/** Quartiles and the 90th percentile (type 7) of n values. */
export type Spread = { n: number; q25: number; median: number; q75: number; p90: number }

export type TableColumn = { readonly key: string; readonly label: string; readonly measure: Measure | "text" }
export type Cell = string | number | null

/** The numbers of a chart as rows: what the screen reader, the CSV and every other file get. */
export type DataTable = {
  readonly caption: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A chart of the catalogue for one or several cohorts, with everything that has to stand beside it. */
export type Chart = {
  readonly id: ChartId
  readonly title: string
  /** How it is computed, in a sentence, and what kind of interval it carries. */
  readonly method: string
  readonly interval: string
  readonly n: readonly { readonly name: string; readonly n: number; readonly unit: string }[]
  readonly openStays: number | null
  readonly dataEnd: string | null
  readonly panels: readonly Panel[]
  readonly tables: readonly DataTable[]
  /** What must be known to read it: small numbers, repeats, missing answers. */
  readonly notes: readonly string[]
  /** What cohorts of this size can and cannot show. */
  readonly canDetect: string | null
}
