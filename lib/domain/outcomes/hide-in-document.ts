import { SMALLEST_SHOWN_COUNT, suppressRow, suppressRowWithTotal } from "./suppress"

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
type Block = Readonly<Record<string, Json>>

/** Names of counts of cases; what stands beside a small one is hidden with it. */
const COUNTS = [
  "n",
  "x",
  "events",
  "censored",
  "n_risk",
  "cum_events",
  "adoptions",
  "any_reintake_ever",
] as const
/** Where a row stands: days and probabilities, which say nothing about cats. */
const PLACES = new Set(["t", "days", "p"])
/** Records of counts by kind, with the name of their sum beside them. */
const SUMS: Readonly<Record<string, string | null>> = {
  intake: "total_live_intakes",
  outcome: "total_outcomes",
  outcomes: "total_outcomes",
  first_return_intake_types: null,
}
const TOP_COUNTS = ["stays", "stays_all", "stays_cohort", "animals_all", "open_at_data_end"] as const

const isSmall = (value: Json | undefined) =>
  typeof value === "number" && value > 0 && value < SMALLEST_SHOWN_COUNT
const isBlock = (value: Json | undefined): value is Block =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/**
 * The outcome document as it may leave the house: counts from 1 to 4 are null, with every figure of the same block that
 * would give them away (parts of a shown sum, shares, curves of a small group).
 */
export function hideInDocument(document: object): Record<string, unknown> {
  const given = document as Block
  const hidden = hide(given) as Record<string, Json>
  for (const key of TOP_COUNTS) if (isSmall(given[key])) hidden[key] = null
  hidden.left_out = blankSmall(given.left_out)
  hidden.los_plain = hideLengths(given.los_plain)
  hidden.aalen_johansen = hideStates(given)
  for (const [key, value] of Object.entries(given))
    if (isBlock(value) && "km_by_group" in value) hidden[key] = hideGroups(value)
  return hidden
}

function hide(value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map((one: Json) => hide(one))
  if (!isBlock(value)) return value ?? null
  if (COUNTS.some((key) => isSmall(value[key]))) return blank(value)
  return hideSums(value)
}

/** A block with its records of counts made safe; a hidden part takes the figures made of the parts with it. */
function hideSums(block: Block): Block {
  const result: Record<string, Json> = Object.fromEntries(
    Object.entries(block).map(([key, value]) => [key, key in SUMS ? value : hide(value)]),
  )
  for (const [key, total] of Object.entries(SUMS)) {
    const parts = block[key]
    if (!isBlock(parts)) continue
    const names = Object.keys(parts)
    const shown = suppressRowWithTotal(names.map((name) => Number(parts[name])))
    result[key] = Object.fromEntries(names.map((name, i) => [name, shown.cells[i] ?? null]))
    if (!shown.cells.includes(null)) continue
    if (total !== null && total in block) result[total] = shown.total
    if (key !== "intake")
      for (const made of Object.keys(block))
        if (/^(live_|lrr_|wilson_)/.test(made)) result[made] = blank(block[made])
  }
  return result
}

/** Everything said in numbers, gone; places stay. */
function blank(value: Json | undefined, key = ""): Json {
  if (typeof value === "number") return PLACES.has(key) ? value : null
  if (Array.isArray(value)) return value.map((one: Json) => blank(one, key))
  if (!isBlock(value)) return value ?? null
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, blank(one, name)]))
}

const blankSmall = (value: Json | undefined): Json =>
  isBlock(value)
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, isSmall(one) ? null : one]))
    : (value ?? null)

const nOf = (value: Json | undefined) => (isBlock(value) ? Number(value.n) : 0)

/** Blocks by name whose sizes add up to a shown one: where one is small, a second is hidden with it. */
function hideParts(parts: Block): { shown: Block; isAnyHidden: boolean } {
  const names = Object.keys(parts)
  const sizes = suppressRow(names.map((name) => nOf(parts[name])))
  const shown = Object.fromEntries(
    names.map((name, i) => [name, sizes[i] === null ? blank(parts[name]) : hide(parts[name])]),
  )
  return { shown, isAnyHidden: sizes.includes(null) }
}

function hideLengths(lengths: Json | undefined): Json {
  if (!isBlock(lengths) || !isBlock(lengths.by_outcome)) return hide(lengths)
  return { all_closed: hide(lengths.all_closed), by_outcome: hideParts(lengths.by_outcome).shown }
}

/** The share of a way out times the cats is its count: ways of a few cats have no curve. */
function hideStates({ aalen_johansen: rows, los_plain: lengths }: Block): Json {
  const byOutcome = isBlock(lengths) && isBlock(lengths.by_outcome) ? lengths.by_outcome : {}
  const { shown } = hideParts(byOutcome)
  const isHidden = (state: Json | undefined) => {
    const block = shown[String(state)]
    return isBlock(block) && block.n === null
  }
  return Array.isArray(rows)
    ? rows.map((row: Json) => (isBlock(row) && isHidden(row.state) ? blank(row) : row))
    : []
}

function hideGroups(comparison: Block): Block {
  const groups = isBlock(comparison.km_by_group) ? comparison.km_by_group : {}
  const { shown, isAnyHidden } = hideParts(groups)
  return {
    ...comparison,
    n: isSmall(comparison.n) ? null : (comparison.n ?? null),
    logrank: isAnyHidden ? blank(comparison.logrank) : (comparison.logrank ?? null),
    km_by_group: shown,
  }
}
