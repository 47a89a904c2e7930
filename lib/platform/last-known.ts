import "server-only"
import { cache } from "react"
import { now } from "./clock"
import { type Db, readPublic } from "./db"
import { AppError, toAppError } from "./errors"
import type { Visitor } from "./viewer"

// A list of cats is some ten kilobytes: at most a few megabytes, whatever visitors ask for.
const MOST_KEPT = 400
// What anybody could read this morning may be read once more; yesterday's cats may be long gone.
const LONGEST_MS = 12 * 3_600_000

interface Kept {
  value: unknown
  asOf: Date
  keptMs: number
}

// One per process, also when the framework loads this module more than once.
const memory = globalThis as typeof globalThis & { slacklineLastKnown?: Map<string, Kept> }
memory.slacklineLastKnown ??= new Map()
const answers = memory.slacklineLastKnown

// The oldest answer this request was made from.
const oldest = cache((): { asOf: Date | null } => ({ asOf: null }))

/**
 * What `load` answers; while the database does not answer, what it answered last in this process. Only for what anybody
 * may read. Throws UNAVAILABLE when nothing is known.
 */
export async function orLastKnown<T>(question: readonly unknown[], load: () => Promise<T>): Promise<T> {
  const key = JSON.stringify(question)
  try {
    const value = await load()
    answers.delete(key)
    answers.set(key, { value, asOf: now(), keptMs: performance.now() })
    const [first] = answers.keys()
    if (answers.size > MOST_KEPT && first !== undefined) answers.delete(first)
    return value
  } catch (thrown) {
    const error = toAppError(thrown)
    if (error.code !== "UNAVAILABLE") throw thrown
    const known = answers.get(key)
    if (!known || performance.now() - known.keptMs > LONGEST_MS) throw new AppError("UNAVAILABLE")
    const mark = oldest()
    if (!mark.asOf || known.asOf < mark.asOf) mark.asOf = known.asOf
    return known.value as T
  }
}

/** Reads what anybody may see of the visited shelter, or what was seen last. */
export const readPublicOrLastKnown = <T>(
  visitor: Visitor,
  question: readonly unknown[],
  work: (db: Db) => Promise<T>,
): Promise<T> => orLastKnown([visitor.shelterId, ...question], () => readPublic(visitor, work))

/** Since when what this request shows may have changed; null when it is what the database says now. */
export const shownAsOf = (): Date | null => oldest().asOf
