const HOUR_MS = 3_600_000
const AFTER_START_MS = 2_000

/** Before the first request: what this process does beside answering. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NODE_ENV !== "production") return
  const { env } = await import("@/lib/platform/env")
  await requireOwnConnections(env().DATABASE_URL)
  const { startAnsweringCalmly } = await import("@/lib/platform/away-answer")
  startAnsweringCalmly()
  const { startMetrics } = await import("@/lib/platform/metrics")
  startMetrics()
  if (env().SLACKLINE_ONLY_JOBS !== "1") await readListsAhead()
  if (env().SLACKLINE_JOBS !== "0") {
    await startHourlyRefresh()
    await startRecurringWork()
  }
}

/** Does not serve where one shelter's rows could be shown to another; a database that does not answer is waited for elsewhere. */
async function requireOwnConnections(url: string) {
  const { refuseSharedConnections, SharedConnections } = await import("./bin/pooler.mjs")
  await refuseSharedConnections(url).catch((error: unknown) => {
    if (error instanceof SharedConnections) throw error
  })
}

async function readListsAhead() {
  const { warmIndexes } = await import("@/lib/features/cats/refresh-mutations")
  const { log } = await import("@/lib/platform/log")
  const warm = () =>
    warmIndexes().catch((error) => log.error({ err: error }, "the lists were not read ahead"))
  setTimeout(warm, AFTER_START_MS).unref()
}

/** Evidence ages over night and gates run out: evaluates stale cats at start and every hour, shelter by shelter. */
async function startHourlyRefresh() {
  const { refreshEveryShelter } = await import("@/lib/features/cats/refresh-mutations")
  const { log } = await import("@/lib/platform/log")
  const run = () =>
    refreshEveryShelter().catch((error) => log.error({ err: error }, "the hourly refresh failed"))
  setTimeout(run, AFTER_START_MS).unref()
  setInterval(run, HOUR_MS).unref()
}

/** Mails, webhooks, reports, questions after an adoption, and forgetting: each is done by whichever process gets to it. */
async function startRecurringWork() {
  const { startJobs } = await import("@/lib/platform/jobs")
  const { sendWaitingMessages } = await import("@/lib/features/mail/send-mutations")
  const { SEND_JOB } = await import("@/lib/features/mail/messages-schema")
  const { sweepEveryShelter } = await import("@/lib/features/requests/sweep-mutations")
  const { askEveryHome } = await import("@/lib/features/placements/ask-home-mutations")
  const { sweepFigureChanges } = await import("@/lib/features/outcomes/sweep-mutations")
  const { REPORTS_JOB } = await import("@/lib/features/reports/runs-schema")
  const { workOnReports } = await import("@/lib/features/reports/work-mutations")
  const { WEBHOOKS_JOB } = await import("@/lib/features/webhooks/schema")
  const { sendWaitingDeliveries } = await import("@/lib/features/webhooks/send-mutations")
  const { ARCHIVE_JOB } = await import("@/lib/features/exchange/archive-schema")
  const { workOnArchives } = await import("@/lib/features/exchange/archive-mutations")
  const { PULL_JOB } = await import("@/lib/features/imports/sources-schema")
  const { pullDueSources } = await import("@/lib/features/imports/pull-mutations")
  const { BACKUPS_JOB, workOnBackups } = await import("@/lib/features/backups/work-mutations")
  startJobs([
    { name: SEND_JOB, everyMinutes: 1, work: sendWaitingMessages },
    { name: WEBHOOKS_JOB, everyMinutes: 1, work: sendWaitingDeliveries },
    { name: REPORTS_JOB, everyMinutes: 1, work: workOnReports },
    { name: ARCHIVE_JOB, everyMinutes: 1, work: workOnArchives },
    { name: PULL_JOB, everyMinutes: 1, work: pullDueSources },
    { name: BACKUPS_JOB, everyMinutes: 15, work: workOnBackups },
    { name: "ask-homes", everyMinutes: 60, work: askEveryHome },
    { name: "forget", everyMinutes: 6 * 60, work: sweepEveryShelter },
    { name: "sweep-figures", everyMinutes: 24 * 60, work: sweepFigureChanges },
  ])
}
