import { columnOf, DEFAULT_COLUMNS } from "./columns"

export const DENSITIES = ["compact", "roomy"] as const
export type Density = (typeof DENSITIES)[number]

/** How the table is laid out: kept on the device and in saved views, apart from what the address says. */
export interface TableLayout {
  /** Shown columns from left to right; the cat's name always comes first. */
  readonly columns: readonly string[]
  /** Widths somebody changed, in pixels. */
  readonly widths: Readonly<Record<string, number>>
  /** How many columns stay in sight while the others scroll sideways. */
  readonly pinned: number
  readonly density: Density
}

export const NAME_COLUMN = "name"
export const NARROWEST = 56
export const WIDEST = 640
export const MOST_PINNED = 3

export const DEFAULT_LAYOUT: TableLayout = {
  columns: DEFAULT_COLUMNS,
  widths: {},
  pinned: 1,
  density: "compact",
}

const within = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.round(value)))
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** The columns with the name in front, each once, and none that does not exist (any more). */
export function tidyColumns(keys: readonly unknown[]): string[] {
  const known = keys.filter((key): key is string => typeof key === "string" && columnOf(key) !== undefined)
  return [...new Set([NAME_COLUMN, ...known])]
}

/** Reads a layout from wherever it was kept; what is not understood is as it is by default. */
export function readLayout(kept: unknown): TableLayout {
  if (!isRecord(kept)) return DEFAULT_LAYOUT
  const { columns, widths, pinned, density } = kept
  return {
    columns: Array.isArray(columns) && columns.length > 0 ? tidyColumns(columns) : DEFAULT_LAYOUT.columns,
    widths: Object.fromEntries(
      Object.entries(isRecord(widths) ? widths : {}).flatMap(([key, width]) =>
        columnOf(key) && typeof width === "number" && Number.isFinite(width)
          ? [[key, within(width, NARROWEST, WIDEST)]]
          : [],
      ),
    ),
    pinned:
      typeof pinned === "number" && Number.isFinite(pinned)
        ? within(pinned, 0, MOST_PINNED)
        : DEFAULT_LAYOUT.pinned,
    density: DENSITIES.find((one) => one === density) ?? DEFAULT_LAYOUT.density,
  }
}

/** The layout kept as JSON text, as in a cookie. */
export function parseLayout(text: string | undefined): TableLayout {
  if (!text) return DEFAULT_LAYOUT
  try {
    return readLayout(JSON.parse(text))
  } catch {
    return DEFAULT_LAYOUT
  }
}

export const widthOf = (layout: TableLayout, key: string): number =>
  layout.widths[key] ?? columnOf(key)?.width ?? NARROWEST

/** The columns after one has moved some places; the name stays where it is. */
export function moveColumn(columns: readonly string[], key: string, by: number): string[] {
  const from = columns.indexOf(key)
  const to = within(from + by, 1, columns.length - 1)
  if (from < 1 || from === to) return [...columns]
  const rest = columns.filter((one) => one !== key)
  return [...rest.slice(0, to), key, ...rest.slice(to)]
}
