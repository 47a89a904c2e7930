import "server-only"
import { now } from "@/lib/platform/clock"
import { systemDb, systemPool } from "@/lib/platform/db"
import { log } from "@/lib/platform/log"
import { canSendMail, mailProblem, sendMail } from "@/lib/platform/mailer"
import { absoluteAddress } from "@/lib/platform/public-address"
import { routes } from "@/lib/platform/routes"
import { type BackupRunRow, newestRuns } from "./queries"

/** Tells the administrators that the newest backup or trial failed, once until one goes well again. Returns how many mails went out. */
export async function mailFailures(): Promise<number> {
  if (!canSendMail()) return 0
  const { backup, trial } = await newestRuns()
  let sent = 0
  for (const run of [backup, trial])
    if (run?.state === "failed" && (await claim(run))) sent += await mailOne(run)
  return sent
}

/** Whether this failure is the first of its row that is mailed, and nobody else mails it. */
async function claim({ id, kind }: BackupRunRow): Promise<boolean> {
  const { rowCount } = await systemPool().query(
    `update "BackupRun" r set "mailedAt" = $2 where r."id" = $1 and r."mailedAt" is null and not exists (
       select from "BackupRun" m where (m."kind" = 'trial') = $3 and m."mailedAt" is not null and m."startedAt" > coalesce(
         (select max(d."startedAt") from "BackupRun" d where (d."kind" = 'trial') = $3 and d."state" = 'done'), '-infinity'))`,
    [id, now(), kind === "trial"],
  )
  return rowCount === 1
}

async function administrators(): Promise<{ id: string; email: string }[]> {
  const people = await systemDb().person.findMany({
    where: { role: "administrator", active: true, account: { isNot: null } },
    select: { id: true, shelterId: true, account: { select: { email: true } } },
  })
  const own = await systemDb().shelter.findMany({ where: { isDemo: false }, select: { id: true } })
  const byEmail = new Map<string, { id: string; email: string }>()
  for (const { id, shelterId, account } of people)
    if (account && own.some((shelter) => shelter.id === shelterId))
      byEmail.set(account.email, { id, email: account.email })
  return [...byEmail.values()]
}

const textOf = ({ kind, problem }: BackupRunRow) =>
  [
    kind === "trial"
      ? "Slackline tried to restore its newest backup, and that failed:"
      : "Slackline could not make its backup:",
    problem ?? "No reason was written down.",
    "It tries again by itself. What there is, and what to do, stands on the page Backups:",
    absoluteAddress(routes.backups()),
    "You get this once, and again only after a backup went well in between.",
  ].join("\n\n")

async function mailOne(run: BackupRunRow): Promise<number> {
  let sent = 0
  for (const { id, email } of await administrators()) {
    try {
      await sendMail({
        id: `${run.id}.${id}`,
        to: email,
        fromName: "Slackline",
        replyTo: null,
        language: "en",
        subject:
          run.kind === "trial" ? "Slackline: restoring a backup failed" : "Slackline: the backup failed",
        text: textOf(run),
      })
      sent++
    } catch (thrown) {
      log.warn({ problem: mailProblem(thrown) }, "the mail about a failed backup was not taken")
    }
  }
  // Nobody was told: the next turn tries again.
  if (sent === 0)
    await systemPool().query(`update "BackupRun" set "mailedAt" = null where "id" = $1`, [run.id])
  return sent
}
