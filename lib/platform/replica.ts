import "server-only"
import type pg from "pg"
import { log } from "./log"

/** How much older than the primary what anybody may read can be. */
const OLDEST_MS = 5_000
const LOOK_MS = 1_000
const TRIES = 5
const PAUSE_MS = 40

interface Look {
  cluster: string
  lsn: string
}

const PRIMARY_SQL = `select pg_current_wal_lsn()::text as lsn, system_identifier::text || ' ' || current_database() as cluster
  from pg_control_system()`
// Null where it is no replica, or one of something else.
const REPLICA_SQL = `select pg_last_wal_replay_lsn() >= $1::pg_lsn as "isThere",
    pg_is_in_recovery() and system_identifier::text || ' ' || current_database() = $2 as "isOurs"
  from pg_control_system()`

/**
 * Whether a streaming replica keeps up, known by positions in the write-ahead log and by no clock of either machine: what
 * it has replayed up to a position that the primary named holds everything that was committed until then.
 */
export class Replica {
  readonly #primary: () => pg.Pool
  readonly #replica: () => pg.Pool
  #holdsUpToMs = Number.NEGATIVE_INFINITY
  #lookedMs = Number.NEGATIVE_INFINITY
  #hasComplained = false

  constructor(primary: () => pg.Pool, replica: () => pg.Pool) {
    this.#primary = primary
    this.#replica = replica
  }

  /** Whether it is a few seconds behind at most, as far as is known; waits for nothing. */
  isRecent(): boolean {
    if (performance.now() - this.#lookedMs > LOOK_MS) void this.#look().catch(() => {})
    return performance.now() - this.#holdsUpToMs < OLDEST_MS
  }

  /** Whether it holds everything that is committed by now; gives it a moment to get there, unless it does not answer. */
  async hasCaughtUp(): Promise<boolean> {
    try {
      for (let tries = 0; tries < TRIES; tries++) {
        if (await this.#look()) return true
        await new Promise((wake) => setTimeout(wake, PAUSE_MS))
      }
    } catch {
      this.distrust()
    }
    return false
  }

  /** A read there failed: none is sent there until it was looked at again. */
  distrust(): void {
    this.#holdsUpToMs = Number.NEGATIVE_INFINITY
    this.#lookedMs = performance.now()
  }

  async #look(): Promise<boolean> {
    const askedMs = performance.now()
    this.#lookedMs = askedMs
    const { rows: said } = await this.#primary().query<Look>(PRIMARY_SQL)
    const { rows } = await this.#replica().query<{ isThere: boolean | null; isOurs: boolean }>(REPLICA_SQL, [
      said[0]?.lsn,
      said[0]?.cluster,
    ])
    const [is] = rows
    if (!is?.isOurs) this.#complain()
    const holds = is?.isOurs === true && is.isThere === true
    if (holds) this.#holdsUpToMs = Math.max(this.#holdsUpToMs, askedMs)
    return holds
  }

  #complain(): void {
    if (this.#hasComplained) return
    this.#hasComplained = true
    log.warn("DATABASE_URL_READ is no streaming replica of DATABASE_URL; it is not read from")
  }
}
