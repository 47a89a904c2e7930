import "server-only"
import { isoFromDay } from "@/lib/domain/calendar/day"
import { askToMeet as askFromHome, askHere } from "@/lib/features/requests/asking-mutations"
import { AskInput, HereInput } from "@/lib/features/requests/asking-schema"
import { closeRequest, planMeeting, requestMeeting, takeUp } from "@/lib/features/requests/board-mutations"
import { at, now, today } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { visitorOf } from "@/lib/platform/visitor"
import { Chance } from "./chance"
import { after } from "./live-cat"
import { type Crew, member } from "./people"

/** People who are waiting for us today, at every step of the way: at the counter, at home, in talks, with a meeting. */
export async function askToMeet({
  crew,
  adopters,
  operator,
  seed,
}: {
  crew: Crew
  adopters: readonly string[]
  operator: Viewer
  seed: number
}) {
  const counsellor = member(crew, "counsellor")
  const chance = new Chance(seed, "requests")
  const cats = await read(counsellor, (db) =>
    db.cat.findMany({
      where: { listed: true },
      orderBy: { name: "asc" },
      take: 6,
      select: { id: true, slug: true },
    }),
  )
  const asked: string[] = []
  for (const [index, cat] of cats.entries()) {
    const adopterId = adopters[adopters.length - 1 - index]
    if (!adopterId) continue
    const requestId = chance.id()
    asked.push(requestId)
    await at(after(now(), -chance.whole(0, 2), -2), () =>
      requestMeeting(counsellor, {
        requestId,
        catId: cat.id,
        adopterId,
        message: "Could we meet at the weekend?",
      }),
    )
  }
  const [, talk, meet, close] = asked
  if (talk) await takeUp(counsellor, { requestId: talk, version: 1, isTold: true })
  if (meet)
    await planMeeting(counsellor, {
      requestId: meet,
      version: 1,
      isTold: true,
      meetingAt: `${isoFromDay(today(counsellor) + 2)}T15:00`,
      minutes: 45,
    })
  if (close) await closeRequest(counsellor, { requestId: close, version: 1, isTold: true, reason: "not_now" })
  const [first] = cats
  if (!first) return
  const visitor = await visitorOf(operator.shelterId)
  const form = { slug: first.slug, website: "" as const, language: "en" as const }
  await at(after(now(), -1, 0), () =>
    askFromHome(
      visitor,
      AskInput.parse({
        ...form,
        requestId: chance.id(),
        name: "Marisol Vega",
        email: "marisol@demo.example",
        phone: "",
        contactNote: "After six, by e-mail",
        message: "My balcony is closed in with a net. Would that be a start?",
        consent: "yes",
        language: "es",
      }),
    ),
  )
  await askHere(visitor, HereInput.parse({ ...form, requestId: chance.id(), name: "Theo" }))
}
