import "server-only"
import { Socket } from "node:net"
import pg from "pg"
import { AppError } from "./errors"

const TICK_MS = 100
/** A beat unanswered for so long, and nothing heard on any other connection either: the database is gone. */
const PATIENCE_TICKS = 10
// Six times a slow network's way there and back (300 ms) would be a beat; opening a connection takes four of them.
const CONNECT_TICKS = 15
const BEAT_PAUSE_MS = 1_000
const AGAIN_MS = 250
const FRESH_MS = 300
const WANTED_MS = 15_000

type Outcome = "answered" | "silent" | "broken"

/**
 * Whether a database answers, found out by one connection that asks for nothing else. A lost network or a hung server
 * says nothing at all, and a query may rightly take minutes: so it is the pulse that decides, never the length of a query.
 */
export class DatabasePulse {
  readonly #url: string
  #probe: pg.Client | null = null
  #isRunning = false
  #wantedMs = 0
  #heardMs = 0
  #troubleMs = Number.NEGATIVE_INFINITY
  #isGone = false
  #wake: () => void = () => {}
  readonly #onGone = new Set<() => void>()

  constructor(url: string) {
    this.#url = url
  }

  get isGone(): boolean {
    return this.#isGone
  }

  /** Whether something went wrong with it in the last so many milliseconds. */
  hadTrouble(withinMs: number): boolean {
    return this.#isGone || performance.now() - this.#troubleMs < withinMs
  }

  /** Before each use of the database: keeps the pulse going, and throws UNAVAILABLE while it is gone. */
  want(): void {
    this.#wantedMs = performance.now()
    if (!this.#isRunning) void this.#run()
    if (this.#isGone) throw new AppError("UNAVAILABLE")
    if (this.#wantedMs - this.#heardMs > FRESH_MS) this.#wake()
  }

  /** Something came from the database on some connection. */
  heard(): void {
    this.#heardMs = performance.now()
  }

  /** A connection failed: is it only this one? */
  doubt(): void {
    this.#troubleMs = performance.now()
    this.#wake()
  }

  /** Calls back each time the database is found gone; returns how to stop. */
  whenGone(callback: () => void): () => void {
    this.#onGone.add(callback)
    return () => this.#onGone.delete(callback)
  }

  /** The promise, or UNAVAILABLE as soon as the database is gone; what arrives after that is handed to `tooLate`. */
  unlessGone<T>(promise: Promise<T>, tooLate: (value: T) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      let isOver = false
      const stop = this.whenGone(() => {
        isOver = true
        stop()
        reject(new AppError("UNAVAILABLE"))
      })
      promise.then(
        (value) => {
          stop()
          if (isOver) tooLate(value)
          else resolve(value)
        },
        (error) => {
          stop()
          reject(error)
        },
      )
    })
  }

  /** Ends the pulse's own connection: command line and tests. */
  end(): void {
    this.#wantedMs = Number.NEGATIVE_INFINITY
    this.#wake()
    this.#drop()
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    while (performance.now() - this.#wantedMs < WANTED_MS) {
      const isAnswered = await this.#beat()
      if (isAnswered) this.#isGone = false
      else this.#declareGone()
      await new Promise<void>((wake) => {
        this.#wake = wake
        setTimeout(wake, isAnswered ? BEAT_PAUSE_MS : AGAIN_MS).unref()
      })
    }
    this.#isRunning = false
    this.#drop()
  }

  #declareGone(): void {
    this.#troubleMs = performance.now()
    if (this.#isGone) return
    this.#isGone = true
    for (const callback of [...this.#onGone]) callback()
  }

  async #beat(): Promise<boolean> {
    const known = this.#probe
    if (known) {
      const outcome = await this.#within(PATIENCE_TICKS, known.query("select 1"))
      if (outcome === "answered") return true
      this.#drop()
      if (outcome === "silent") return false
      // Only this connection may have been ended; a new one tells.
    }
    const probe = new pg.Client({ connectionString: this.#url })
    probe.on("error", () => {})
    this.#probe = probe
    const outcome = await this.#within(CONNECT_TICKS, probe.connect())
    if (outcome === "answered") {
      this.heard()
      // It keeps no process alive that has nothing else to do.
      if (probe.connection.stream instanceof Socket) probe.connection.stream.unref()
      return true
    }
    this.#drop()
    return false
  }

  // Counted in ticks of a timer and not by a clock: while this process itself was too busy to listen, one tick passes.
  #within(ticks: number, asked: Promise<unknown>): Promise<Outcome> {
    return new Promise((resolve) => {
      let left = ticks
      let heardMs = this.#heardMs
      const timer = setInterval(() => {
        if (this.#heardMs !== heardMs) {
          heardMs = this.#heardMs
          left = ticks
        } else if (--left <= 0) conclude("silent")
      }, TICK_MS).unref()
      const conclude = (outcome: Outcome) => {
        clearInterval(timer)
        resolve(outcome)
      }
      asked.then(
        () => {
          this.heard()
          conclude("answered")
        },
        () => conclude("broken"),
      )
    })
  }

  #drop(): void {
    const probe = this.#probe
    this.#probe = null
    probe?.connection.stream.destroy()
  }
}

// One per database and process, also when the framework loads this module more than once.
const kept = globalThis as typeof globalThis & { slacklinePulses?: Map<string, DatabasePulse> }
kept.slacklinePulses ??= new Map()
const pulses = kept.slacklinePulses

/** The pulse of the database at an address. */
export function pulseOf(url: string): DatabasePulse {
  const known = pulses.get(url)
  if (known) return known
  const pulse = new DatabasePulse(url)
  pulses.set(url, pulse)
  return pulse
}

/** Ends all pulses: command line and tests. */
export function endPulses(): void {
  for (const pulse of pulses.values()) pulse.end()
  pulses.clear()
}
