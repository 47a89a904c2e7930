import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

const NOW = new Date("2026-06-15T18:00:00Z")
let shelter: TestShelter
let counsellor: Viewer
let volunteer: Viewer
let checkInId: string

const now = async <T>(work: () => Promise<T>) => (await import("@/lib/platform/clock")).at(NOW, work)

beforeAll(async () => {
  await freshDatabase()
  shelter = await makeShelter("CAL")
  counsellor = await shelter.person("staff", { permissions: ["counsellor"] })
  volunteer = await shelter.person("volunteer")
  const { write } = await import("@/lib/platform/db")
  checkInId = randomUUID()
  await write(counsellor, async (db) => {
    const base = { shelterId: counsellor.shelterId }
    const adopter = await db.adopter.create({
      data: { ...base, id: randomUUID(), name: "SECRET adopter", source: "staff" },
    })
    for (const kind of ["adoption", "trial"] as const) {
      const [catId, stayId, placementId] = [randomUUID(), randomUUID(), randomUUID()]
      await db.cat.create({
        data: { ...base, id: catId, slug: catId, name: kind === "trial" ? "Otto, Jr." : "Ada" },
      })
      await db.stay.create({ data: { ...base, id: stayId, catId, intakeOn: new Date("2026-05-01") } })
      await db.placement.create({
        data: {
          ...base,
          id: placementId,
          catId,
          stayId,
          kind,
          adopterId: adopter.id,
          startedOn: new Date("2026-06-10"),
          dueOn: kind === "trial" ? new Date("2026-06-24") : null,
        },
      })
      if (kind === "adoption")
        await db.checkIn.create({
          data: { ...base, id: checkInId, placementId, day: 14, dueOn: new Date("2026-06-24") },
        })
    }
    await db.sessionSlot.create({
      data: {
        ...base,
        id: randomUUID(),
        weekday: 3,
        part: "morning",
        sessions: 2,
        personId: volunteer.personId,
      },
    })
  })
})
afterAll(async () => {
  const { closeDb } = await import("@/lib/platform/db")
  await closeDb()
})

async function subscribe(viewer: Viewer): Promise<string> {
  const { openFeed } = await import("@/lib/features/calendar/mutations")
  const { feedOf } = await import("@/lib/features/calendar/queries")
  await openFeed(viewer, { id: randomUUID() })
  const feed = await feedOf(viewer)
  return /calendar\/([^/]+)\/slackline\.ics$/.exec(feed?.address ?? "")?.[1] ?? ""
}

async function fetchFeed(token: string, headers: Record<string, string> = {}) {
  const { GET } = await import("@/app/(public)/calendar/[token]/slackline.ics/route")
  const answer = await now(() =>
    GET(new Request("http://localhost/", { headers }), { params: Promise.resolve({ token }) }),
  )
  const text = await answer.text()
  expect(text).not.toContain("SECRET")
  return {
    status: answer.status,
    etag: answer.headers.get("etag") ?? "",
    text: text.replace(/\r\n[ \t]/g, ""),
  }
}

test("holds what is due on its day, with the same ids each time, and a tag", async () => {
  const token = await subscribe(counsellor)
  const { text, etag, status } = await fetchFeed(token)
  expect(status).toBe(200)
  expect(text).toContain(`UID:check-in-${checkInId}@slackline`)
  expect(text).toContain("SUMMARY:Day-14 check-in of Ada")
  expect(text).toContain("SUMMARY:Decide the trial of Otto\\, Jr.")
  expect(text.match(/DTSTART;VALUE=DATE:20260624/g)).toHaveLength(2)
  expect(text.match(/DTEND;VALUE=DATE:20260625/g)).toHaveLength(2)
  expect((await fetchFeed(token, { "if-none-match": etag })).status).toBe(304)
  const { write } = await import("@/lib/platform/db")
  await write(counsellor, (db) => db.checkIn.update({ where: { id: checkInId }, data: { answeredAt: NOW } }))
  const after = await fetchFeed(token, { "if-none-match": etag })
  expect([after.status, after.text.includes("check-in of Ada")]).toEqual([200, false])
})

test("a volunteer's holds the own slots and nothing about placements", async () => {
  const { text } = await fetchFeed(await subscribe(volunteer))
  expect(text.match(/SUMMARY:2 training sessions planned/g)).toHaveLength(2)
  expect(text).toContain("DTSTART;VALUE=DATE:20260617")
  expect(text).not.toMatch(/check-in|trial/)
})

test("a new address ends the old one; taken back or switched off, there is none", async () => {
  const { closeFeed } = await import("@/lib/features/calendar/mutations")
  const { systemDb } = await import("@/lib/platform/db")
  const first = await subscribe(counsellor)
  const second = await subscribe(counsellor)
  expect([(await fetchFeed(first)).status, (await fetchFeed(second)).status]).toEqual([404, 200])
  await closeFeed(counsellor)
  expect((await fetchFeed(second)).status).toBe(404)
  const other = await subscribe(volunteer)
  await systemDb().person.update({ where: { id: volunteer.personId }, data: { active: false } })
  expect((await fetchFeed(other)).status).toBe(404)
  expect((await fetchFeed("nonsense")).status).toBe(404)
})
