import "server-only"
import { installState } from "@/lib/features/shelter/queries"
import { now } from "@/lib/platform/clock"
import { startCommand } from "@/lib/platform/command-line"
import { log } from "@/lib/platform/log"
import { isBackupDue, isTrialDue } from "./due-schema"
import { mailFailures } from "./mail-mutations"
import { newestRuns } from "./queries"
import { homeZone } from "./rotate-mutations"

export const BACKUPS_JOB = "backups"

export type DueWork = "backup" | "trial" | null

/** What is due now: the nightly backup first, then the monthly trial. An install that only shows the demo needs neither. */
export async function workDue(): Promise<DueWork> {
  if ((await installState()) !== "own") return null
  const { nightly, nightlyDone, done, trial, trialDone } = await newestRuns()
  const last = { done: nightlyDone?.startedAt ?? null, begun: nightly?.startedAt ?? null }
  if (isBackupDue(last, now(), await homeZone())) return "backup"
  const lastTrial = { done: trialDone?.startedAt ?? null, begun: trial?.startedAt ?? null }
  return done && isTrialDue(lastTrial, now()) ? "trial" : null
}

const COMMANDS = { backup: ["backup", "--kind", "nightly"], trial: ["backup", "try"] } as const

/** Starts what is due and waits for nothing: other work of the process goes on meanwhile. What failed is mailed. */
export async function workOnBackups(): Promise<{ due: DueWork }> {
  await mailFailures()
  const due = await workDue()
  if (due)
    startCommand(COMMANDS[due])
      .ended.then(async ({ code }) => {
        if (code !== 0) log.error({ due }, "a backup or its trial failed; the page Backups says why")
        await mailFailures()
      })
      .catch((error) => log.error({ err: error }, "a failed backup was not mailed"))
  return { due }
}
