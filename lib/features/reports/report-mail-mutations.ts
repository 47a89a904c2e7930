import "server-only"
import { now } from "@/lib/platform/clock"
import { systemDb, write } from "@/lib/platform/db"
import { log } from "@/lib/platform/log"
import { mailProblem, sendMail } from "@/lib/platform/mailer"
import { absoluteAddress } from "@/lib/platform/public-address"
import { routes } from "@/lib/platform/routes"
import type { Viewer } from "@/lib/platform/viewer"
import { receiversOf } from "./receivers-queries"
import { FILE_DAYS } from "./runs-schema"

const MINUTE_MS = 60_000
/** Waits after the first, second … refusal; after the last one the file still waits on the page. */
const WAITS_MINUTES = [1, 5, 15, 60, 360] as const
const CLAIM_MS = 10 * MINUTE_MS
/** A mail that was refused so often waits for nobody any more. */
export const MOST_MAIL_TRIES = WAITS_MINUTES.length + 1

const claim = (viewer: Viewer, id: string) =>
  write(viewer, async (db) => {
    const { count } = await db.reportRun.updateMany({
      where: { id, mailedAt: null, state: "done", OR: [{ nextTryAt: null }, { nextTryAt: { lte: now() } }] },
      data: { nextTryAt: new Date(now().getTime() + CLAIM_MS), mailTries: { increment: 1 } },
    })
    if (count === 0) return null
    const run = await db.reportRun.findUniqueOrThrow({ where: { id } })
    const allowed = new Map((await receiversOf(db)).map((person) => [person.id, person]))
    return { run, people: run.mailTo.flatMap((person) => allowed.get(person) ?? []) }
  })

/** Mails a link to a finished file, one mail a person; who has it is taken off the list at once, so that a second try writes to nobody twice. */
export async function mailRun(viewer: Viewer, id: string): Promise<number> {
  const claimed = await claim(viewer, id)
  if (!claimed) return 0
  const { run, people } = claimed
  const addresses = await addressesOf(people.map((person) => person.id))
  let sent = 0
  try {
    for (const person of people) {
      const to = addresses.get(person.id)
      if (to)
        await sendMail({
          id: `${run.id}.${person.id}`,
          to,
          fromName: viewer.shelterName,
          replyTo: null,
          language: "en",
          subject: run.title,
          text: textOf(viewer, run),
        })
      if (to) sent++
      const left = people.slice(people.indexOf(person) + 1).map((one) => one.id)
      await settle(viewer, id, { mailTo: left })
    }
    await settle(viewer, id, { mailTo: [], mailedAt: now(), nextTryAt: null, mailProblem: null })
  } catch (thrown) {
    const problem = mailProblem(thrown)
    const wait = WAITS_MINUTES[run.mailTries - 1]
    log.warn({ runId: id, problem }, "a report was not mailed")
    await settle(viewer, id, {
      mailProblem: problem,
      nextTryAt: wait === undefined ? null : new Date(now().getTime() + wait * MINUTE_MS),
    })
  }
  return sent
}

/** What it is and where it is. The figures themselves stay behind the sign-in. */
function textOf(viewer: Viewer, run: { id: string; title: string; format: string }): string {
  return [
    `The report "${run.title}" of ${viewer.shelterName} is ready (${run.format.toUpperCase()}).`,
    `Sign in to download it: ${absoluteAddress(routes.reportRun(run.id))}`,
    `The file is kept for ${FILE_DAYS} days. A coordinator can change or end this mail on the page of reports.`,
  ].join("\n\n")
}

/** Accounts are no data of a shelter: only the owner's connection reads their addresses. */
async function addressesOf(personIds: string[]): Promise<Map<string, string>> {
  const people = await systemDb().person.findMany({
    where: { id: { in: personIds } },
    select: { id: true, account: { select: { email: true } } },
  })
  return new Map(people.flatMap(({ id, account }) => (account ? [[id, account.email] as const] : [])))
}

interface Settled {
  mailTo?: string[]
  mailedAt?: Date
  nextTryAt?: Date | null
  mailProblem?: string | null
}

const settle = (viewer: Viewer, id: string, data: Settled) =>
  write(viewer, (db) => db.reportRun.updateMany({ where: { id }, data }))
