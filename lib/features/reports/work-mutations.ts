import "server-only"
import { now } from "@/lib/platform/clock"
import { systemDb } from "@/lib/platform/db"
import { log } from "@/lib/platform/log"
import { canSendMail } from "@/lib/platform/mailer"
import { operatorOf } from "@/lib/platform/operator"
import type { Viewer } from "@/lib/platform/viewer"
import { MOST_MAIL_TRIES, mailRun } from "./report-mail-mutations"
import { forgetRun, makeRun } from "./run-mutations"
import { ARCHIVE_KIND } from "./runs-schema"
import { followSchedule } from "./schedule-mutations"

const DAY_MS = 86_400_000
const AT_ONCE = 50

interface Due {
  id: string
  shelterId: string
}

/** One turn of the job: what is due is asked for, what was asked for is made, what is ready is mailed, what is old goes. */
export async function workOnReports(): Promise<void> {
  await followSchedules()
  await makeWaitingRuns()
  await mailReports()
  await sweepRuns()
}

/** Works on each of the rows in its own shelter; one that fails does not hold up the others. Returns what came of all. */
async function inEachShelter(
  due: readonly Due[],
  work: (viewer: Viewer, id: string) => Promise<boolean | number>,
): Promise<number> {
  let done = 0
  for (const { id, shelterId } of due) {
    const shelter = await systemDb().shelter.findUnique({ where: { id: shelterId }, select: { code: true } })
    if (!shelter) continue
    try {
      done += Number(await work(await operatorOf(shelter.code), id))
    } catch (thrown) {
      log.error({ err: thrown, id }, "a report was left for the next turn")
    }
  }
  return done
}

/** Asks for the files of every schedule that is due in its shelter's calendar, once each; returns how many. */
export const followSchedules = async (): Promise<number> =>
  inEachShelter(
    await systemDb().reportSchedule.findMany({
      // A day ahead, since the furthest zone is; the shelter's own calendar decides.
      where: { endedAt: null, nextOn: { lte: new Date(now().getTime() + DAY_MS) } },
      orderBy: { nextOn: "asc" },
      select: { id: true, shelterId: true },
    }),
    followSchedule,
  )

/** Makes what waits, of every shelter, and what a worker left behind; returns how many files came of it. */
export const makeWaitingRuns = async (): Promise<number> =>
  inEachShelter(
    await systemDb().reportRun.findMany({
      where: {
        kind: { not: ARCHIVE_KIND },
        OR: [{ state: "waiting" }, { state: "running", nextTryAt: { lte: now() } }],
      },
      orderBy: { createdAt: "asc" },
      take: AT_ONCE,
      select: { id: true, shelterId: true },
    }),
    makeRun,
  )

/** Mails a link to every scheduled file that is ready; returns how many mails the server took. Without a mail server they wait. */
export async function mailReports(): Promise<number> {
  if (!canSendMail()) return 0
  const due = await systemDb().reportRun.findMany({
    where: {
      state: "done",
      mailedAt: null,
      mailTo: { isEmpty: false },
      fileName: { not: null },
      mailTries: { lt: MOST_MAIL_TRIES },
      OR: [{ nextTryAt: null }, { nextTryAt: { lte: now() } }],
    },
    orderBy: { finishedAt: "asc" },
    take: AT_ONCE,
    select: { id: true, shelterId: true },
  })
  return inEachShelter(due, mailRun)
}

/** Forgets files whose days are over; returns how many. */
export const sweepRuns = async (): Promise<number> =>
  inEachShelter(
    await systemDb().reportRun.findMany({
      where: { fileName: { not: null }, expiresOn: { lt: now() } },
      take: AT_ONCE * 10,
      select: { id: true, shelterId: true },
    }),
    forgetRun,
  )
