import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { z } from "zod"
import { AskInput, HereInput } from "@/lib/features/requests/asking-schema"
import type { Viewer, Visitor } from "@/lib/platform/viewer"
import { goHome } from "../setup/going-home"
import { startMailServer, textOfMail } from "../setup/mail-server"
import { asVisitor, listedCat } from "../setup/public-cat"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let counsellor: Viewer
let visitor: Visitor
let mail: Awaited<ReturnType<typeof startMailServer>>

beforeAll(async () => {
  mail = await startMailServer()
  process.env.SLACKLINE_SMTP_URL = mail.url
  process.env.SLACKLINE_MAIL_FROM = "Hillside Cats <cats@shelter.example>"
  process.env.NEXTAUTH_URL = "https://cats.shelter.example"
  await freshDatabase()
  const shelter = await makeShelter("ASK")
  counsellor = await shelter.person("coordinator", {
    permissions: ["medical", "behaviour_lead", "counsellor"],
  })
  visitor = await asVisitor(shelter.operator)
})
afterAll(() => mail.close())

const features = async () => ({
  ...(await import("@/lib/features/requests/asking-mutations")),
  ...(await import("@/lib/features/requests/board-mutations")),
  ...(await import("@/lib/features/requests/board-queries")),
  ...(await import("@/lib/features/requests/status-public")),
  ...(await import("@/lib/features/requests/erase-mutations")),
  ...(await import("@/lib/features/requests/personal-data-queries")),
  ...(await import("@/lib/features/mail/send-mutations")),
  ...(await import("@/lib/features/mail/mutations")),
  ...(await import("@/lib/platform/clock")),
})
const db = async () => (await import("@/lib/platform/db")).systemDb()
const later = async <T>(days: number, work: () => Promise<T>) =>
  (await features()).at(new Date(Date.now() + days * 86_400_000), work)

const asked = (slug: string, fields: Partial<z.input<typeof AskInput>> = {}) =>
  AskInput.parse({
    requestId: randomUUID(),
    slug,
    name: "Ada Canary",
    email: "ada@canary.example",
    phone: "",
    contactNote: "",
    message: "We met in spring",
    consent: "yes",
    website: "",
    choices: JSON.stringify({ good_day: "window" }),
    language: "es",
    ...fields,
  })

const linkIn = (text: string, page: string) =>
  new RegExp(`https://cats\\.shelter\\.example/${page}/([\\w-]{43})`).exec(text)?.[1] ?? ""

test("a request from home: mailed in the person's language, counted once the address answered, sent twice kept once", async () => {
  const { askToMeet, confirmRequest, requestByToken, sendWaitingMessages, visitorOfRequest } =
    await features()
  const { slug, catId } = await listedCat(counsellor, "Juniper")
  const input = asked(slug)
  const [{ token }, again] = [await askToMeet(visitor, input), await askToMeet(visitor, input)]
  expect(again.token).toBe(token)
  expect(await (await db()).request.count({ where: { catId } })).toBe(1)
  expect(await (await db()).answers.count()).toBe(1)

  const before = await requestByToken(visitor, token)
  expect(before).toMatchObject({ isUnconfirmed: true, status: "new", cat: { name: "Juniper", slug } })

  expect(await sendWaitingMessages()).toBe(1)
  const [first] = mail.taken
  if (!first) throw new Error("no mail came")
  expect(first.to).toEqual(["ada@canary.example"])
  expect(first.raw).toMatch(/Content-Language: es/i)
  const confirmToken = linkIn(textOfMail(first), "requests/confirm")
  expect(textOfMail(first)).toContain("Hola, Ada Canary")
  expect(confirmToken).not.toBe(token)

  // The status token does not confirm: only who reads the mail can.
  await expect(confirmRequest(visitor, token)).rejects.toThrow()
  expect((await visitorOfRequest(confirmToken, "confirmHash"))?.shelterId).toBe(visitor.shelterId)
  expect(await confirmRequest(visitor, confirmToken)).toEqual({ token })
  expect(await confirmRequest(visitor, confirmToken)).toEqual({ token })
  const after = await requestByToken(visitor, token)
  expect(after).toMatchObject({ isUnconfirmed: false, queue: { place: 1, of: 1 } })
  expect(after?.events.map(({ kind }) => kind)).toEqual(["asked", "confirmed"])
  // Neither name nor address is in what the page is made of.
  expect(JSON.stringify(after)).not.toMatch(/canary/i)
})

test("what is stored of a message holds no secret: the links are made when it is sent", async () => {
  const rows = await (await db()).message.findMany()
  expect(rows.length).toBeGreaterThan(0)
  for (const { body } of rows) expect(body).not.toMatch(/[\w-]{43}/)
})

test("in front of the cat: a first name, a code the counsellor finds, no mail", async () => {
  const { askHere, requestByCode, requestByToken } = await features()
  const { slug } = await listedCat(counsellor, "Moss")
  const input = HereInput.parse({ requestId: randomUUID(), slug, name: "Ben", website: "", language: "en" })
  const sent = mail.taken.length
  const { token } = await askHere(visitor, input)
  expect(await askHere(visitor, input)).toEqual({ token })
  const status = await requestByToken(visitor, token)
  const code = status?.shortCode ?? ""
  expect(code).toMatch(/^[A-Z]{2}\d{2}$/)
  expect(await requestByCode(counsellor, ` ${code.toLowerCase()} `)).toBe(input.requestId)
  expect(await requestByCode(counsellor, "ZZ")).toBeNull()
  expect(mail.taken.length).toBe(sent)
})

test("the board: moves with a version, a meeting in the shelter's time with its calendar entry, kind words at the end", async () => {
  const { askToMeet, closeRequest, confirmRequest, planMeeting, requestBoard, requestRecord, takeUp } =
    await features()
  const { sendWaitingMessages, requestByToken } = await features()
  const { slug } = await listedCat(counsellor, "Fern")
  const input = asked(slug, { language: "en", email: "fern@canary.example" })
  const { token } = await askToMeet(visitor, input)
  await sendWaitingMessages()
  await confirmRequest(visitor, linkIn(textOfMail(mail.taken.at(-1) as never), "requests/confirm"))
  const { requestId } = input
  const version = async () => (await requestRecord(counsellor, requestId)).version
  const stale = await version()
  await takeUp(counsellor, { requestId, version: stale, isTold: true })
  // Two counsellors at once: the second is told, and nothing of the first is lost.
  await expect(
    closeRequest(counsellor, { requestId, version: stale, isTold: true, reason: "not_now" }),
  ).rejects.toThrow(/Somebody else changed/)
  await expect(
    planMeeting(counsellor, {
      requestId,
      version: await version(),
      isTold: true,
      meetingAt: "2020-01-01T10:00",
      minutes: 30,
    }),
  ).rejects.toThrow(/lies in the past/)
  const year = new Date().getUTCFullYear() + 1
  await planMeeting(counsellor, {
    requestId,
    version: await version(),
    isTold: true,
    meetingAt: `${year}-01-15T10:30`,
    minutes: 45,
  })
  expect((await requestByToken(visitor, token))?.meeting?.at.toISOString()).toBe(
    `${year}-01-15T17:30:00.000Z`,
  )
  await sendWaitingMessages()
  const calendar = mail.taken.at(-1)?.raw ?? ""
  expect(calendar).toContain("text/calendar")
  const lines = Buffer.from(
    /base64\r\n\r\n([\s\S]+?)\r\n--/.exec(calendar.slice(calendar.indexOf("text/calendar")))?.[1] ?? "",
    "base64",
  ).toString()
  expect(calendar + lines).toMatch(new RegExp(`DTSTART:${year}0115T173000Z`))
  expect(calendar + lines).toMatch(/DTEND:.*T181500Z/)
  const columns = await requestBoard(counsellor, { code: "" })
  expect(columns.find(({ status }) => status === "meeting")?.cards.map(({ id }) => id)).toEqual([requestId])
  await closeRequest(counsellor, {
    requestId,
    version: await version(),
    isTold: true,
    reason: "not_this_cat",
  })
  await sendWaitingMessages()
  expect(textOfMail(mail.taken.at(-1) as never)).toContain("another cat may be happier with you")
  expect((await requestByToken(visitor, token))?.closeReason).toBe("not_this_cat")
})

test("a mail server that refuses: tried again later, at last left to a hand; nobody's address is in what is kept or logged", async () => {
  const { askToMeet, sendWaitingMessages, changeMessage, requestRecord } = await features()
  const { slug } = await listedCat(counsellor, "Sage")
  const input = asked(slug, { email: "sage@canary.example" })
  await askToMeet(visitor, input)
  mail.refuse(true)
  const message = async () => {
    const [one] = (await requestRecord(counsellor, input.requestId)).messages
    if (!one) throw new Error("no message")
    return one
  }
  for (const day of [0, 1, 2, 3, 4, 5]) expect(await later(day, sendWaitingMessages)).toBe(0)
  const failed = await message()
  expect(failed).toMatchObject({ state: "failed", tries: 6 })
  expect(failed.problem).toMatch(/451/)
  expect(failed.problem).not.toMatch(/canary/)
  mail.refuse(false)
  await changeMessage(counsellor, { messageId: failed.id, version: failed.version, to: "waiting" })
  expect(await later(6, sendWaitingMessages)).toBe(1)
  expect((await message()).state).toBe("sent")
})

test("two senders at once send one mail", async () => {
  const { askToMeet, sendWaitingMessages } = await features()
  const { slug } = await listedCat(counsellor, "Reed")
  await askToMeet(visitor, asked(slug, { email: "reed@canary.example" }))
  const before = mail.taken.length
  const sent = await Promise.all([sendWaitingMessages(), sendWaitingMessages(), sendWaitingMessages()])
  expect(sent.reduce((sum, n) => sum + n, 0)).toBe(1)
  expect(mail.taken.length).toBe(before + 1)
})

test("the cat finds a home: the others who waited are told kindly and their place was honest", async () => {
  const { askToMeet, requestMeeting, requestByToken, sendWaitingMessages } = await features()
  const { addAdopter } = await import("@/lib/features/adopters/mutations")
  const { catId, slug } = await listedCat(counsellor, "Ivy")
  const adopterId = randomUUID()
  const contact = { email: null, phone: null, contactNote: null, staffNote: null, choices: {} }
  await addAdopter(counsellor, { ...contact, adopterId, name: "Cleo" })
  const { requestId } = await requestMeeting(counsellor, {
    requestId: randomUUID(),
    catId,
    adopterId,
    message: null,
  })
  const second = await askToMeet(visitor, asked(slug, { email: "", phone: "+1 555 0100", language: "en" }))
  expect((await requestByToken(visitor, second.token))?.queue).toEqual({ place: 2, of: 2 })
  const startedOn = new Date().toISOString().slice(0, 10)
  const { today } = await features()
  const { isoFromDay } = await import("@/lib/domain/calendar/day")
  await goHome(counsellor, {
    placementId: randomUUID(),
    catId,
    adopterId,
    kind: "adoption",
    startedOn: startedOn < isoFromDay(today(visitor)) ? startedOn : isoFromDay(today(visitor)),
  })
  expect((await (await db()).request.findUniqueOrThrow({ where: { id: requestId } })).status).toBe("placed")
  const status = await requestByToken(visitor, second.token)
  expect(status).toMatchObject({ status: "closed", closeReason: "other_home", cat: { slug: null } })
  // Without an address the message waits for a hand; nothing is sent.
  expect(await sendWaitingMessages()).toBe(0)
  const byHand = await (await db()).message.findMany({ where: { state: "by_hand" } })
  expect(byHand.map(({ template }) => template)).toContain("placed_elsewhere")
  // A cat that found a home cannot be asked for any more.
  await expect(askToMeet(visitor, asked(slug))).rejects.toThrow(/gone/)
})

test("erased means gone, in every table; the data handed out before was all there is", async () => {
  const { askToMeet, eraseByLink, erasePerson, ownPersonalData, personalDataOf, requestByToken } =
    await features()
  const { slug } = await listedCat(counsellor, "Rue")
  const { token } = await askToMeet(
    visitor,
    asked(slug, { name: "Zoe Zebra", email: "zoe@zebra.example", message: "zebra note" }),
  )
  const { adopterId } = await (await db()).request.findFirstOrThrow({ where: { message: "zebra note" } })
  const own = await ownPersonalData(visitor, token)
  expect(own).toMatchObject({ name: "Zoe Zebra", email: "zoe@zebra.example" })
  expect(own).not.toHaveProperty("staffNote")
  // The mail that proves the address is in it, its link is not: the status link must not confirm by a detour.
  expect(JSON.stringify(own)).not.toContain("/requests/confirm/")
  expect((await personalDataOf(counsellor, adopterId)).requests).toHaveLength(1)
  await eraseByLink(visitor, token)
  await erasePerson(counsellor, { adopterId })
  const { systemPool } = await import("@/lib/platform/db")
  const { rows: tables } = await systemPool().query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  )
  for (const { name } of tables) {
    const { rows } = await systemPool().query(`select 1 from "${name}" t where t::text ilike '%zebra%'`)
    expect([name, rows.length]).toEqual([name, 0])
  }
  expect(await requestByToken(visitor, token)).toMatchObject({ isErased: true, status: "closed" })
})

test("what is over is forgotten by itself: an unconfirmed address after a week, an ended request after the shelter's time", async () => {
  const { askToMeet, askHere, eraseWhatIsOver } = await features()
  const { slug } = await listedCat(counsellor, "Alder")
  const fleeting = asked(slug, { name: "Never Confirmed", email: "never@canary.example" })
  await askToMeet(visitor, fleeting)
  const walkIn = HereInput.parse({
    requestId: randomUUID(),
    slug,
    name: "Walked In",
    website: "",
    language: "en",
  })
  await askHere(visitor, walkIn)
  const names = async () => (await (await db()).adopter.findMany()).map(({ name }) => name)
  await later(6, () => eraseWhatIsOver(counsellor))
  expect(await names()).toEqual(expect.arrayContaining(["Never Confirmed", "Walked In"]))
  await later(9, () => eraseWhatIsOver(counsellor))
  const left = await names()
  expect(left).not.toContain("Never Confirmed")
  expect(left).not.toContain("Walked In")
  // Cleo's cat lives with her: she stays known.
  expect(left).toContain("Cleo")
})

test("what a form may not say is refused by field, and a field only programs fill in ends it", () => {
  const problems = (fields: Partial<z.input<typeof AskInput>>) => {
    const result = AskInput.safeParse({
      ...{ requestId: randomUUID(), slug: "x", name: "A", email: "", phone: "1", contactNote: "" },
      ...{ message: "", consent: "yes", website: "", language: "en", ...fields },
    })
    return result.success ? [] : result.error.issues.map(({ message }) => message)
  }
  expect(problems({})).toEqual([])
  expect(problems({ phone: "" })).toEqual(["reach"])
  expect(problems({ email: "no address" })).toEqual(["email"])
  expect(problems({ consent: undefined as never })).toEqual(["consent"])
  expect(problems({ website: "http://spam.example" as never })).toEqual(["website"])
  expect(problems({ name: "  " })).toEqual(["name"])
  expect(problems({ language: "tlh" as never, choices: "{broken" })).toEqual([])
})
