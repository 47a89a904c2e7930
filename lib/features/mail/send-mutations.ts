import "server-only"
import { calendarFile } from "@/lib/platform/calendar-file"
import { now } from "@/lib/platform/clock"
import { systemDb, write } from "@/lib/platform/db"
import { log } from "@/lib/platform/log"
import { mailProblem, sendMail } from "@/lib/platform/mailer"
import { operatorOf } from "@/lib/platform/operator"
import { absoluteAddress, withLinks } from "@/lib/platform/public-address"
import { routes } from "@/lib/platform/routes"
import { linkToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"

const MINUTE_MS = 60_000
/** Waits after the first, second … refusal; after the last one staff send it by hand. */
const WAITS_MINUTES = [1, 5, 15, 60, 360] as const
/** A message being sent is left alone this long; then its sender is taken for dead. */
const CLAIM_MS = 10 * MINUTE_MS
const AT_ONCE = 50

// What was never tried is due whatever its hour says: it was written for "now", and the clock may have been put back since.
const isDue = () => ({ OR: [{ tries: 0 }, { nextTryAt: { lte: now() } }] })

/** Sends what waits, of every shelter; returns how many the mail server took. A message is claimed first, so two senders never send one. */
export async function sendWaitingMessages(): Promise<number> {
  const due = await systemDb().message.findMany({
    where: { state: "waiting", ...isDue() },
    orderBy: { nextTryAt: "asc" },
    take: AT_ONCE,
    select: { id: true, shelterId: true },
  })
  let sent = 0
  for (const { id, shelterId } of due) {
    const shelter = await systemDb().shelter.findUnique({ where: { id: shelterId }, select: { code: true } })
    if (shelter && (await sendOne(await operatorOf(shelter.code), id))) sent++
  }
  return sent
}

async function claim(viewer: Viewer, id: string) {
  return write(viewer, async (db) => {
    const { count } = await db.message.updateMany({
      where: { id, state: "waiting", ...isDue() },
      data: { nextTryAt: new Date(now().getTime() + CLAIM_MS), tries: { increment: 1 } },
    })
    if (count === 0) return null
    return db.message.findUniqueOrThrow({
      where: { id },
      include: {
        adopter: { select: { email: true } },
        request: { include: { cat: { select: { name: true } } } },
      },
    })
  })
}
type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>

function calendarOf({ template, request, body, subject }: Claimed, place: string | null) {
  if ((template !== "meeting" && template !== "moved") || !request?.meetingAt) return {}
  const text = calendarFile({
    id: request.id,
    sequence: request.meetingSeq,
    startsAt: request.meetingAt,
    minutes: request.meetingMin ?? 30,
    title: subject,
    text: withLinks(body),
    place,
    url: absoluteAddress(routes.request(linkToken("request", request.id))),
  })
  return { calendar: { name: "meeting.ics", text } }
}

async function sendOne(viewer: Viewer, id: string): Promise<boolean> {
  const message = await claim(viewer, id)
  if (!message) return false
  const shelter = await systemDb().shelter.findUniqueOrThrow({
    where: { id: viewer.shelterId },
    select: { contactEmail: true, address: true },
  })
  try {
    if (!message.adopter.email) throw new Error("The address is gone.")
    await sendMail({
      id: message.id,
      to: message.adopter.email,
      fromName: viewer.shelterName,
      replyTo: shelter.contactEmail,
      language: message.language,
      subject: message.subject,
      text: withLinks(message.body),
      ...calendarOf(message, shelter.address),
    })
    await settle(viewer, id, { state: "sent", sentAt: now(), nextTryAt: null, problem: null })
    return true
  } catch (thrown) {
    const problem = mailProblem(thrown)
    const wait = WAITS_MINUTES[message.tries - 1]
    log.warn({ messageId: id, problem }, "a message was not sent")
    await settle(
      viewer,
      id,
      wait === undefined
        ? { state: "failed", nextTryAt: null, problem }
        : { state: "waiting", nextTryAt: new Date(now().getTime() + wait * MINUTE_MS), problem },
    )
    return false
  }
}

const settle = (
  viewer: Viewer,
  id: string,
  data: { state: string; nextTryAt: Date | null; problem: string | null; sentAt?: Date },
) =>
  // The message may be gone with its person meanwhile.
  write(viewer, (db) =>
    db.message.updateMany({ where: { id }, data: { ...data, version: { increment: 1 } } }),
  )
