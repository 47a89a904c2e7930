import "server-only"
import { Logger, type Runner, run } from "graphile-worker"
import { now } from "./clock"
import { systemPool } from "./db"
import { env } from "./env"
import { log } from "./log"

/** Work that recurs by itself; what one run leaves, the next one does. */
export interface Job {
  name: string
  everyMinutes: number
  work: () => Promise<unknown>
}

const RESTART_MS = 1_000
const POLL_MS = 2_000
const MINUTE_MS = 60_000
const CLOCK_LOOK_MS = 1_000
const JUMP_MS = 5_000

// One worker per process, also when the development server reloads this module.
const kept = globalThis as typeof globalThis & { slacklineRunner?: Runner | null }

const quiet = new Logger(() => (level, message) => {
  if (level === "error") log.error({ job: true }, message.slice(0, 300))
})

async function once(jobs: readonly Job[]): Promise<void> {
  const runner = await run({
    pgPool: systemPool(),
    concurrency: 1,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: quiet,
    taskList: Object.fromEntries(jobs.map(({ name, work }) => [name, async () => void (await work())])),
  })
  kept.slacklineRunner = runner
  // By intervals and not by a crontab: a clock that jumps must not make a job catch up on every minute it missed. The
  // key makes it one job, whichever process asks.
  const askFor = (name: string) => runner.addJob(name, {}, { jobKey: name, maxAttempts: 1 }).catch(() => {})
  const timers = jobs.map(({ name, everyMinutes }) =>
    setInterval(() => askFor(name), everyMinutes * MINUTE_MS).unref(),
  )
  const askForAll = () => {
    for (const { name } of jobs) askFor(name)
  }
  askForAll()
  const stopWatching = whenPutBack(askForAll)
  try {
    await runner.promise
  } finally {
    stopWatching()
    for (const timer of timers) clearInterval(timer)
  }
}

/** Calls back when the machine's clock was put back: what was asked for "now" would else wait until that hour comes again. */
function whenPutBack(callback: () => void): () => void {
  const aheadMs = () => now().getTime() - performance.now()
  let before = aheadMs()
  const timer = setInterval(() => {
    const after = aheadMs()
    if (after < before - JUMP_MS) callback()
    before = after
  }, CLOCK_LOOK_MS).unref()
  return () => clearInterval(timer)
}

/** Runs the jobs for as long as the process lives; after a lost database it begins again by itself. */
export function startJobs(jobs: readonly Job[]): void {
  if (kept.slacklineRunner !== undefined) return
  kept.slacklineRunner = null
  const again = () =>
    once(jobs)
      .catch((error) => log.warn({ err: error }, "the job worker stopped; it starts again"))
      .finally(() => {
        kept.slacklineRunner = null
        setTimeout(again, RESTART_MS).unref()
      })
  again()
}

// Long enough for the transaction that asks to end first; by the database's clock, which also decides what is due.
const SOON = "1500 milliseconds"

/** Asks for a job soon instead of at its next turn, and waits for nothing. Where no worker runs, it waits for that turn. */
export function runSoon(name: string): void {
  const isDoneElsewhere = env().SLACKLINE_JOBS === "0"
  if (!kept.slacklineRunner && !isDoneElsewhere) return
  systemPool()
    .query("select graphile_worker.add_job($1, '{}'::json, job_key => $2, run_at => now() + $3::interval)", [
      name,
      `${name}-soon`,
      SOON,
    ])
    .catch(() => {})
}
