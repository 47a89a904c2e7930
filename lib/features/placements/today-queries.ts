import "server-only"
import { can } from "@/lib/domain/access/table"
import { WORK_MINUTES, type WorkItem } from "@/lib/domain/cats/work-item"
import { byValue } from "@/lib/domain/cats/work-queue"
import type { HomeSummary } from "@/lib/domain/passport/home-log"
import { type CheckInAnswers, callReasons } from "@/lib/domain/placement/check-in-questions"
import { homeOfPlacements } from "@/lib/features/passport/queries"
import { catWork } from "@/lib/features/training/today-queries"
import { dateOfDay, dayOf, dayOfDate, now, today } from "@/lib/platform/clock"
import { type Db, read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

const MOST_LINES = 50
const MOST_ANSWERS = 1000
const CALL_WITHIN_DAYS = 21
const MINUTE_MS = 60_000
/** Somebody who stands in the house comes before everything that can wait a day. */
const HERE_NOW_URGENCY = 100

const CALL_WORDS: Readonly<Record<string, string>> = {
  not_there: "the cat is no longer there",
  biting: "it bites",
  not_eating: "it does not eat",
  door_dashing: "it runs for the door",
  unhappy: "life together is hard",
  outdoors_without_chip: "it goes out and the chip is not registered",
}

async function requestsWork(db: Db, viewer: Viewer): Promise<WorkItem[]> {
  if (!can(viewer, "request:manage")) return []
  const requests = await db.request.findMany({
    where: {
      status: "new",
      OR: [{ confirmHash: null }, { confirmedAt: { not: null } }, { answeredAt: { not: null } }],
    },
    // Who stands in the house first, however many wait at home.
    orderBy: [{ origin: "desc" }, { createdAt: "asc" }],
    take: MOST_LINES,
    select: {
      id: true,
      origin: true,
      shortCode: true,
      createdAt: true,
      answerBy: true,
      cat: { select: { id: true, name: true, room: true } },
    },
  })
  return requests.map(({ id, origin, shortCode, createdAt, answerBy, cat }) => {
    const isHere = origin === "walk_in" && dayOf(createdAt, viewer) === today(viewer)
    const minutes = Math.round((now().getTime() - createdAt.getTime()) / MINUTE_MS)
    const late = today(viewer) - dayOfDate(answerBy)
    return {
      kind: "request",
      catId: cat.id,
      catName: cat.name,
      room: cat.room,
      title: isHere ? `Somebody is with ${cat.name} now` : `Answer a request to meet ${cat.name}`,
      because: isHere
        ? `code ${shortCode}, for ${minutes} min`
        : late > 0
          ? `we promised an answer ${late} ${late === 1 ? "day" : "days"} ago`
          : "somebody is waiting for us",
      urgency: isHere ? HERE_NOW_URGENCY + minutes : today(viewer) - dayOf(createdAt, viewer),
      minutes: WORK_MINUTES.request,
      recordId: id,
    }
  })
}

async function checkInsDue(db: Db, viewer: Viewer): Promise<WorkItem[]> {
  if (!can(viewer, "placement:create")) return []
  const due = await db.checkIn.findMany({
    where: { answeredAt: null, dueOn: { lte: dateOfDay(today(viewer)) }, placement: { endedOn: null } },
    orderBy: { dueOn: "desc" },
    take: 20,
    select: {
      day: true,
      dueOn: true,
      placementId: true,
      placement: { select: { cat: { select: { id: true, name: true, room: true } } } },
    },
  })
  const home = await homeOfPlacements(
    db,
    viewer,
    due.map(({ placementId }) => placementId),
  )
  return due.map(({ day, dueOn, placementId, placement: { cat } }) => ({
    kind: "follow_up",
    catId: cat.id,
    catName: cat.name,
    room: null,
    title: `Day-${day} check-in of ${cat.name}`,
    because: [
      `due ${today(viewer) - dayOfDate(dueOn)} days ago`,
      ...loggedAtHome(home.get(placementId)),
    ].join("; "),
    urgency: -(today(viewer) - dayOfDate(dueOn)),
    minutes: WORK_MINUTES.followUp,
  }))
}

const loggedAtHome = (home: HomeSummary | undefined) =>
  home && home.sessions > 0
    ? [
        `${home.sessions} ${home.sessions === 1 ? "session" : "sessions"} logged at home, stage ${home.stage}`,
        ...(home.isReviewOpen ? ["something happened there: call first"] : []),
      ]
    : []

/** Homes whose answers ask for a call, until somebody noted one by answering the next check-in or three weeks have passed. */
async function callsWork(db: Db, viewer: Viewer): Promise<WorkItem[]> {
  if (!can(viewer, "placement:create")) return []
  const since = new Date(now().getTime() - CALL_WITHIN_DAYS * 24 * 60 * MINUTE_MS)
  const answered = await db.checkIn.findMany({
    where: { answeredBy: "adopter", answeredAt: { gte: since }, placement: { endedOn: null } },
    orderBy: { answeredAt: "desc" },
    take: MOST_ANSWERS,
    select: {
      day: true,
      answers: true,
      answeredAt: true,
      placement: { select: { adopterId: true, cat: { select: { id: true, name: true } } } },
    },
  })
  return answered.flatMap(({ day, answers, answeredAt, placement: { cat, adopterId } }) => {
    const reasons = callReasons(answers as unknown as CheckInAnswers)
    if (reasons.length === 0 || !adopterId) return []
    return {
      kind: "follow_up",
      catId: cat.id,
      catName: cat.name,
      room: null,
      title: `Call the home of ${cat.name}`,
      because: `at day ${day} they said: ${reasons.map((one) => CALL_WORDS[one] ?? one).join("; ")}`,
      urgency: 30 + (answeredAt ? today(viewer) - dayOf(answeredAt, viewer) : 0),
      minutes: WORK_MINUTES.request,
      recordId: adopterId,
    } satisfies WorkItem
  })
}

async function trialsWork(db: Db, viewer: Viewer): Promise<WorkItem[]> {
  if (!can(viewer, "placement:create")) return []
  const trials = await db.placement.findMany({
    where: { kind: "trial", endedOn: null, dueOn: { lte: dateOfDay(today(viewer)) } },
    orderBy: { dueOn: "asc" },
    take: MOST_LINES,
    select: { dueOn: true, adopterId: true, cat: { select: { id: true, name: true } } },
  })
  return trials.map(({ dueOn, adopterId, cat }) => {
    const over = dueOn ? today(viewer) - dayOfDate(dueOn) : 0
    return {
      kind: "follow_up",
      catId: cat.id,
      catName: cat.name,
      room: null,
      title: `Decide the trial of ${cat.name}`,
      because: over === 0 ? "it ends today" : `it ended ${over} ${over === 1 ? "day" : "days"} ago`,
      urgency: 20 + over,
      minutes: WORK_MINUTES.request,
      ...(adopterId ? { recordId: adopterId } : {}),
    }
  })
}

/** Messages that wait for a hand: refused by the mail server, or with nobody but a page of the adopter to be found on. */
async function mailWork(db: Db, viewer: Viewer): Promise<WorkItem[]> {
  if (!can(viewer, "request:manage")) return []
  const waiting = await db.message.findMany({
    where: {
      adopter: { erasedAt: null },
      OR: [{ state: "failed" }, { state: "by_hand", requestId: null }],
    },
    orderBy: { createdAt: "asc" },
    take: MOST_LINES,
    select: { id: true, subject: true, state: true, createdAt: true, requestId: true, adopterId: true },
  })
  return waiting.map((message) => ({
    kind: message.requestId ? "request" : "follow_up",
    catId: null,
    catName: message.id,
    room: null,
    title: `Send by hand: ${message.subject}`,
    because: message.state === "failed" ? "the mail server did not take it" : "there is no mail server",
    urgency: today(viewer) - dayOf(message.createdAt, viewer),
    minutes: WORK_MINUTES.followUp,
    recordId: message.requestId ?? message.adopterId,
  }))
}

/** The work queue of the person asking, most valuable first. */
export const workToday = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const items = [
      ...(await catWork(db, viewer)),
      ...(await requestsWork(db, viewer)),
      ...(await mailWork(db, viewer)),
      ...(await callsWork(db, viewer)),
      ...(await trialsWork(db, viewer)),
      ...(await checkInsDue(db, viewer)),
    ]
    return items.sort(byValue)
  })
