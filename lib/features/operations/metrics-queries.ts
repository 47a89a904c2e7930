import "server-only"
import { now } from "@/lib/platform/clock"
import { systemPool } from "@/lib/platform/db"
import type { Reading } from "@/lib/platform/metrics"

const WAITING: readonly { name: string; help: string; sql: string }[] = [
  {
    name: "slackline_messages",
    help: "Messages that wait or could not be sent.",
    sql: `select "state" as label, count(*)::int as value from "Message" where "state" in ('waiting', 'failed') group by 1`,
  },
  {
    name: "slackline_webhook_deliveries",
    help: "Webhook deliveries that wait or were given up.",
    sql: `select "state" as label, count(*)::int as value from "WebhookDelivery" where "state" in ('waiting', 'failed') group by 1`,
  },
  {
    name: "slackline_report_runs",
    help: "Reports that wait, run or failed.",
    sql: `select "state" as label, count(*)::int as value from "ReportRun" where "state" in ('waiting', 'running', 'failed') group by 1`,
  },
]

interface BackupRow {
  kind: string
  finishedAt: Date
  bytes: string | null
}

/** What the install has to say of itself, in numbers only: no name, no address, no cat. */
export async function readings(): Promise<Reading[]> {
  try {
    const pool = systemPool()
    const waiting = await Promise.all(
      WAITING.map(async ({ name, help, sql }) => {
        const { rows } = await pool.query<{ label: string; value: number }>(sql)
        return { name, help, values: rows.map(({ label, value }) => ({ labels: { state: label }, value })) }
      }),
    )
    const { rows: backups } = await pool.query<BackupRow>(
      `select distinct on (case "kind" when 'trial' then 'trial' else 'backup' end)
         case "kind" when 'trial' then 'trial' else 'backup' end as "kind", "finishedAt", "bytes"
       from "BackupRun" where "state" = 'done' order by 1, "finishedAt" desc`,
    )
    return [up(1), ...waiting, ...backupReadings(backups)]
  } catch {
    return [up(0)]
  }
}

const up = (value: number): Reading => ({
  name: "slackline_database_up",
  help: "Whether the database answers.",
  values: [{ value }],
})

function backupReadings(rows: readonly BackupRow[]): Reading[] {
  const ages = rows.map(({ kind, finishedAt }) => ({
    labels: { kind },
    value: Math.round((now().getTime() - finishedAt.getTime()) / 1000),
  }))
  const size = rows.find(({ kind }) => kind === "backup")?.bytes
  return [
    {
      name: "slackline_backup_age_seconds",
      help: "Since the last backup, and since the last one that was brought back on trial.",
      values: ages,
    },
    ...(size
      ? [
          {
            name: "slackline_backup_bytes",
            help: "Size of the last backup.",
            values: [{ value: Number(size) }],
          },
        ]
      : []),
  ]
}
