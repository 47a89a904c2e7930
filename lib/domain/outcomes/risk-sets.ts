/** Times, event codes (0 = censored, 1, 2 ... = causes) and, when observation began late, entry times. */
export type SurvivalInput = {
  time: ArrayLike<number>
  event: ArrayLike<number>
  entry?: ArrayLike<number> | null
}

/** Who was at risk and what happened at each distinct time, ascending. */
export type RiskSets = {
  n: number
  times: Float64Array
  atRisk: Float64Array
  events: Float64Array
  censored: Float64Array
  causes: number[]
  byCause: Map<number, Float64Array>
  /** Late entry times, ascending; an entry of 0 is no delay and is not listed. */
  lateEntries: Float64Array
}

const MAX_COUNTED_TIME = 100_000

/**
 * Counts events, censorings and the risk set (entry < t <= time) at every distinct time. An entry of 0 means
 * observed from the start, so events on day 0 count. Throws RangeError on unequal lengths, negative or
 * non-finite times, event codes that are not whole numbers from 0, or an entry not before its time.
 */
export function tabulateRiskSets(input: SurvivalInput): RiskSets {
  checkInput(input)
  const { time, event, entry } = input
  const n = time.length
  const { times, slot } = indexTimes(time)
  const events = new Float64Array(times.length)
  const censored = new Float64Array(times.length)
  const byCause = new Map<number, Float64Array>()
  for (let i = 0; i < n; i++) {
    const k = slot[i] ?? 0
    const cause = event[i] ?? 0
    if (cause === 0) {
      censored[k] = (censored[k] ?? 0) + 1
      continue
    }
    events[k] = (events[k] ?? 0) + 1
    let counts = byCause.get(cause)
    if (!counts) {
      counts = new Float64Array(times.length)
      byCause.set(cause, counts)
    }
    counts[k] = (counts[k] ?? 0) + 1
  }
  const lateEntries = Float64Array.from(Array.from(entry ?? []).filter((at) => at > 0)).sort()
  return {
    n,
    times,
    atRisk: countAtRisk({ n, times, events, censored, lateEntries }),
    events,
    censored,
    causes: [...byCause.keys()].sort((a, b) => a - b),
    byCause,
    lateEntries,
  }
}

/** How many were under observation just before `t` and had not left: entry < t <= time. */
export function atRiskAt(sets: RiskSets, t: number): number {
  let gone = 0
  for (let k = 0; k < sets.times.length && (sets.times[k] ?? 0) < t; k++) {
    gone += (sets.events[k] ?? 0) + (sets.censored[k] ?? 0)
  }
  let waiting = 0
  for (let k = sets.lateEntries.length - 1; k >= 0 && (sets.lateEntries[k] ?? 0) >= t; k--) waiting++
  return sets.n - gone - waiting
}

/** The position of the last distinct time at or before `t`, or -1 when `t` lies before all of them. */
export function lastIndexAt(times: Float64Array, t: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] ?? 0) <= t) low = middle + 1
    else high = middle
  }
  return low - 1
}

function countAtRisk(
  counted: Pick<RiskSets, "n" | "times" | "events" | "censored" | "lateEntries">,
): Float64Array {
  const { n, times, events, censored, lateEntries } = counted
  const atRisk = new Float64Array(times.length)
  let entered = n - lateEntries.length
  let gone = 0
  let late = 0
  for (let k = 0; k < times.length; k++) {
    const t = times[k] ?? 0
    while (late < lateEntries.length && (lateEntries[late] ?? 0) < t) {
      late++
      entered++
    }
    atRisk[k] = entered - gone
    gone += (events[k] ?? 0) + (censored[k] ?? 0)
  }
  return atRisk
}

/** Whole days up to a few centuries are counted in one pass; anything else is sorted as plain numbers. */
function indexTimes(time: ArrayLike<number>): { times: Float64Array; slot: Int32Array } {
  let highest = 0
  let whole = true
  for (let i = 0; i < time.length; i++) {
    const t = time[i] ?? 0
    if (t > highest) highest = t
    if (!Number.isInteger(t)) whole = false
  }
  return whole && highest <= MAX_COUNTED_TIME ? countDays(time, highest) : sortTimes(time)
}

function countDays(time: ArrayLike<number>, highest: number): { times: Float64Array; slot: Int32Array } {
  const slotOfDay = new Int32Array(highest + 1)
  for (let i = 0; i < time.length; i++) slotOfDay[time[i] ?? 0] = 1
  let found = 0
  for (let day = 0; day <= highest; day++) slotOfDay[day] = slotOfDay[day] === 1 ? ++found : 0
  const times = new Float64Array(found)
  for (let day = 0; day <= highest; day++) {
    const position = slotOfDay[day] ?? 0
    if (position > 0) times[position - 1] = day
  }
  const slot = new Int32Array(time.length)
  for (let i = 0; i < time.length; i++) slot[i] = (slotOfDay[time[i] ?? 0] ?? 1) - 1
  return { times, slot }
}

function sortTimes(time: ArrayLike<number>): { times: Float64Array; slot: Int32Array } {
  const sorted = Float64Array.from(time).sort()
  const times = sorted.filter((t, i) => i === 0 || t !== sorted[i - 1])
  const slot = new Int32Array(time.length)
  for (let i = 0; i < time.length; i++) slot[i] = lastIndexAt(times, time[i] ?? 0)
  return { times, slot }
}

function checkInput({ time, event, entry }: SurvivalInput): void {
  if (event.length !== time.length) throw new RangeError("event must have as many values as time.")
  if (entry && entry.length !== time.length) throw new RangeError("entry must have as many values as time.")
  for (let i = 0; i < time.length; i++) {
    const t = time[i] ?? Number.NaN
    const cause = event[i] ?? Number.NaN
    if (!(Number.isFinite(t) && t >= 0)) throw new RangeError(`time[${i}] must be a number from 0 on.`)
    if (!(Number.isInteger(cause) && cause >= 0)) {
      throw new RangeError(`event[${i}] must be a whole number from 0 on.`)
    }
    const from = entry?.[i] ?? 0
    if (Number.isNaN(from) || (from > 0 && from >= t))
      throw new RangeError(`entry[${i}] must be before time[${i}].`)
  }
}
