import { chiSquareUpper } from "./distributions"
import { lastIndexAt, type RiskSets, type SurvivalInput, tabulateRiskSets } from "./risk-sets"

export type LogRank<G extends string | number> = {
  chi2: number
  df: number
  p: number
  groups: G[]
  n: number[]
  observed: number[]
  expected: number[]
}

export type LogRankInput<G extends string | number> = SurvivalInput & {
  group: ArrayLike<G>
  strata?: ArrayLike<string | number> | null
}

/**
 * Log-rank test of equal rates over k groups (sorted), hypergeometric variance, summed over strata when given.
 * Every event code but 0 counts. With fewer than two groups ever at risk of an event: chi2 0, df 0, p 1.
 */
export function logRank<G extends string | number>(input: LogRankInput<G>): LogRank<G> {
  const { group, strata } = input
  if (group.length !== input.time.length) throw new RangeError("group must have as many values as time.")
  if (strata && strata.length !== input.time.length) {
    throw new RangeError("strata must have as many values as time.")
  }
  const groups = sortedDistinct(group)
  const position = new Map(groups.map((name, g) => [name, g]))
  const k = groups.length
  const tally = { observed: zeros(k), expected: zeros(k), variance: zeros(k * k) }
  const n = zeros(k)
  const members = new Map<string | number, number[][]>()
  for (let i = 0; i < group.length; i++) {
    const g = position.get(group[i] as G) ?? 0
    n[g] = (n[g] ?? 0) + 1
    const stratum = strata?.[i] ?? 0
    let lists = members.get(stratum)
    if (!lists) {
      lists = groups.map(() => [])
      members.set(stratum, lists)
    }
    lists[g]?.push(i)
  }
  for (const lists of members.values())
    addStratum(
      tally,
      lists.map((list) => tabulateSome(input, list)),
    )
  return { ...testStatistic(tally), groups, n, observed: tally.observed, expected: tally.expected }
}

type Tally = { observed: number[]; expected: number[]; variance: number[] }

function addStratum(tally: Tally, sets: RiskSets[]): void {
  const times = Float64Array.from(new Set(sets.flatMap((set) => Array.from(set.times)))).sort()
  const atRisk = sets.map((set) => atRiskOn(set, times))
  const k = sets.length
  for (let j = 0; j < times.length; j++) {
    const t = times[j] ?? 0
    let d = 0
    let n = 0
    for (let g = 0; g < k; g++) {
      const events = eventsOn(sets[g], t)
      d += events
      n += atRisk[g]?.[j] ?? 0
      tally.observed[g] = (tally.observed[g] ?? 0) + events
    }
    if (d === 0) continue
    const factor = n > 1 ? (d * (n - d)) / (n * n * (n - 1)) : 0
    for (let g = 0; g < k; g++) {
      const own = atRisk[g]?.[j] ?? 0
      tally.expected[g] = (tally.expected[g] ?? 0) + (d * own) / n
      for (let h = 0; h < k; h++) {
        const other = atRisk[h]?.[j] ?? 0
        const cell = g === h ? own * (n - own) : -own * other
        tally.variance[g * k + h] = (tally.variance[g * k + h] ?? 0) + factor * cell
      }
    }
  }
}

function testStatistic(tally: Tally): { chi2: number; df: number; p: number } {
  const k = tally.expected.length
  const used = tally.expected.flatMap((expected, g) => (expected > 0 ? [g] : []))
  const df = used.length - 1
  if (df < 1) return { chi2: 0, df: 0, p: 1 }
  const kept = used.slice(0, df)
  const difference = kept.map((g) => (tally.observed[g] ?? 0) - (tally.expected[g] ?? 0))
  const matrix = kept.map((g) => kept.map((h) => tally.variance[g * k + h] ?? 0))
  const solution = solve(matrix, difference)
  if (solution === null) return { chi2: 0, df, p: 1 }
  const chi2 = Math.max(
    0,
    solution.reduce((sum, x, i) => sum + x * (difference[i] ?? 0), 0),
  )
  return { chi2, df, p: chiSquareUpper(chi2, df) }
}

/** Gaussian elimination with row exchange; null when the matrix has no inverse (nothing to compare). */
function solve(matrix: number[][], right: number[]): number[] | null {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0])
  const size = rows.length
  for (let c = 0; c < size; c++) {
    let best = c
    for (let r = c + 1; r < size; r++) {
      if (Math.abs(rows[r]?.[c] ?? 0) > Math.abs(rows[best]?.[c] ?? 0)) best = r
    }
    const pivotRow = rows[best] ?? []
    const pivot = pivotRow[c] ?? 0
    if (Math.abs(pivot) < 1e-12) return null
    rows[best] = rows[c] ?? []
    rows[c] = pivotRow
    for (let r = 0; r < size; r++) {
      if (r === c) continue
      const factor = (rows[r]?.[c] ?? 0) / pivot
      rows[r] = (rows[r] ?? []).map((value, j) => value - factor * (pivotRow[j] ?? 0))
    }
  }
  return rows.map((row, r) => (row[size] ?? 0) / (row[r] ?? 1))
}

function tabulateSome({ time, event, entry }: SurvivalInput, members: readonly number[]): RiskSets {
  const n = members.length
  const rows = {
    time: new Float64Array(n),
    event: new Float64Array(n),
    entry: entry ? new Float64Array(n) : null,
  }
  members.forEach((i, at) => {
    rows.time[at] = time[i] ?? 0
    rows.event[at] = event[i] ?? 0
    if (rows.entry) rows.entry[at] = entry?.[i] ?? 0
  })
  return tabulateRiskSets(rows)
}

function eventsOn(set: RiskSets | undefined, t: number): number {
  if (!set) return 0
  const index = lastIndexAt(set.times, t)
  return set.times[index] === t ? (set.events[index] ?? 0) : 0
}

/** At risk in one group at times that need not be its own: entered before t, not gone before t. */
function atRiskOn(set: RiskSets, times: Float64Array): number[] {
  const early = set.n - set.lateEntries.length
  let late = 0
  let gone = 0
  let own = 0
  return Array.from(times, (t) => {
    while (late < set.lateEntries.length && (set.lateEntries[late] ?? 0) < t) late++
    while (own < set.times.length && (set.times[own] ?? 0) < t) {
      gone += (set.events[own] ?? 0) + (set.censored[own] ?? 0)
      own++
    }
    return early + late - gone
  })
}

function sortedDistinct<G extends string | number>(values: ArrayLike<G>): G[] {
  return [...new Set(Array.from(values))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0)
}
