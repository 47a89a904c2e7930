import { createHmac, randomUUID } from "node:crypto"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { WebhookEvent } from "@/lib/features/webhooks/schema"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

interface Taken {
  headers: Record<string, string | string[] | undefined>
  body: string
}
const MINUTE = 60_000
const START = new Date("2026-06-15T18:00:00Z").getTime()
const EVENTS: WebhookEvent[] = ["cat.published", "cat.placed", "cat.returned"]
let admin: Viewer
let server: Server
let url = ""
let answer = 200
const taken: Taken[] = []

const at = async <T>(offsetMs: number, work: () => Promise<T>) =>
  (await import("@/lib/platform/clock")).at(new Date(START + offsetMs), work)
const send = async (offsetMs: number) => {
  const { sendWaitingDeliveries } = await import("@/lib/features/webhooks/send-mutations")
  return at(offsetMs, sendWaitingDeliveries)
}
const hooks = () => import("@/lib/features/webhooks/mutations")
const rows = async () => (await import("@/lib/platform/db")).systemDb()

beforeAll(async () => {
  await freshDatabase()
  process.env.SLACKLINE_ALLOW_LOCAL_CALLS = "1"
  server = createServer((request, response) => {
    let body = ""
    request.on("data", (part) => {
      body += part
    })
    request.on("end", () => {
      taken.push({ headers: request.headers, body })
      response.writeHead(answer, answer === 302 ? { location: "/elsewhere" } : {}).end("x".repeat(9_000))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  admin = await (await makeShelter("HOOK")).person("administrator", {
    permissions: ["counsellor", "medical", "behaviour_lead"],
  })
})
beforeEach(async () => {
  const db = await rows()
  await db.webhookDelivery.deleteMany()
  await db.webhook.deleteMany()
  taken.length = 0
  answer = 200
})
afterAll(async () => {
  delete process.env.SLACKLINE_ALLOW_LOCAL_CALLS
  server.closeAllConnections()
  server.close()
  const { closeDb } = await import("@/lib/platform/db")
  await closeDb()
})

async function hook(events = EVENTS) {
  const id = randomUUID()
  const { secret } = await at(0, async () => (await hooks()).addWebhook(admin, { id, url, events }))
  return { id, secret }
}

async function publishedCat(name: string) {
  const { takeIn, editCat } = await import("@/lib/features/cats/mutations")
  const { recordGateFacts } = await import("@/lib/features/cats/gates-mutations")
  const catId = randomUUID()
  const came = -30 * 24 * 60 * MINUTE
  await at(came, () =>
    takeIn(admin, { catId, name, intakeAt: new Date(START + came).toISOString(), intakeType: "stray" }),
  )
  const fact = { expiresOn: null, note: null, factOn: "2026-05-20", factId: randomUUID() }
  await at(0, () =>
    recordGateFacts(admin, { catId, facts: [{ ...fact, key: "hold_over", value: "yes" }] } as Parameters<
      typeof recordGateFacts
    >[1]),
  )
  await at(0, () => editCat(admin, { catId, version: 1, published: true }))
  return catId
}

describe("what other systems are told", () => {
  test("published, placed and returned, signed, in the transaction of the change", async () => {
    const { id, secret } = await hook()
    const catId = await publishedCat("Juniper")
    const { placeCat } = await import("@/lib/features/placements/placing-mutations")
    const { recordReturn } = await import("@/lib/features/placements/returns-mutations")
    const placementId = randomUUID()
    await at(0, () =>
      placeCat(admin, {
        placementId,
        catId,
        adopterId: null,
        kind: "foster",
        startedOn: "2026-06-14",
        dueOn: null,
      } as Parameters<typeof placeCat>[1]),
    )
    await at(0, () =>
      recordReturn(admin, {
        returnId: randomUUID(),
        placementId,
        returnedOn: "2026-06-15",
        reason: "other",
        note: null,
      } as unknown as Parameters<typeof recordReturn>[1]),
    )
    const waiting = await (await rows()).webhookDelivery.findMany({ where: { webhookId: id } })
    expect(waiting.every(({ state }) => state === "waiting")).toBe(true)
    expect(await send(MINUTE)).toBe(waiting.length)
    const said = taken.map(({ body }) => JSON.parse(body))
    expect(
      said
        .map(({ type }) => type)
        .filter((type, i, all) => all.indexOf(type) === i)
        .sort(),
    ).toEqual(EVENTS.toSorted())
    const { WebhookPayload } = await import("@/lib/features/webhooks/schema")
    for (const { headers, body } of taken) {
      const payload = WebhookPayload.parse(JSON.parse(body))
      expect(payload).toEqual(JSON.parse(body))
      expect(payload.data).toMatchObject({ catId, name: "Juniper" })
      expect(headers["webhook-id"]).toBe(payload.id)
      const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`
      const key = Buffer.from(secret.slice("whsec_".length), "base64")
      const expected = createHmac("sha256", key).update(signed).digest("base64")
      expect(headers["webhook-signature"]).toBe(`v1,${expected}`)
      expect(Number(headers["webhook-timestamp"])).toBe((START + MINUTE) / 1000)
    }
    expect(said.find(({ type }) => type === "cat.placed").data.kind).toBe("foster")
    expect(said.find(({ type }) => type === "cat.published").data.address).toMatch(/\/cats\/juniper-/)
    expect(await send(2 * MINUTE)).toBe(0)
  })

  test("a change that did not happen is told nobody, and only what was asked for is told", async () => {
    await hook(["cat.placed"])
    const { noteEvent } = await import("@/lib/features/webhooks/outbox-mutations")
    const { write } = await import("@/lib/platform/db")
    const catId = await publishedCat("Pim")
    expect(await (await rows()).webhookDelivery.count()).toBe(0)
    const broken = write(admin, async (db) => {
      await noteEvent(db, admin, { type: "cat.placed", catId, kind: "trial" })
      throw new Error("the change failed")
    })
    await expect(broken).rejects.toThrow("the change failed")
    expect(await (await rows()).webhookDelivery.count()).toBe(0)
  })

  test("the secret is stored sealed, and a repeated press is one webhook", async () => {
    const { id, secret } = await hook()
    const again = await (await hooks()).addWebhook(admin, { id, url, events: EVENTS })
    expect(again.secret).not.toBe(secret)
    const [row, ...more] = await (await rows()).webhook.findMany()
    expect(more).toEqual([])
    expect(JSON.stringify(row)).not.toContain(again.secret)
    const { unseal } = await import("@/lib/platform/sealed")
    expect(unseal("webhook", row?.sealed ?? "")).toBe(again.secret)
  })
})

describe("sending", () => {
  const put = async (webhookId: string, deliveryId = randomUUID()) => {
    await at(0, async () => (await hooks()).testWebhook(admin, { id: webhookId, deliveryId }))
    return deliveryId
  }
  const row = async (id: string) => (await rows()).webhookDelivery.findUniqueOrThrow({ where: { id } })

  test.each([500, 302, 404])(
    "an answer of %d is tried again after a pause, with the same id",
    async (status) => {
      const { id } = await hook()
      const delivery = await put(id)
      answer = status
      expect(await send(0)).toBe(0)
      expect(await row(delivery)).toMatchObject({ state: "waiting", tries: 1, status })
      await send(30_000)
      expect(taken).toHaveLength(1)
      answer = 204
      expect(await send(MINUTE)).toBe(1)
      expect(taken.map(({ headers }) => headers["webhook-id"])).toEqual([delivery, delivery])
      expect(await row(delivery)).toMatchObject({
        state: "sent",
        tries: 2,
        status: 204,
        nextTryAt: null,
        problem: null,
      })
      expect(await send(60 * MINUTE)).toBe(0)
    },
  )

  test("after the last pause it is given up, and can be sent again by hand", async () => {
    const { WAITS_MINUTES } = await import("@/lib/features/webhooks/send-mutations")
    const { id } = await hook()
    const delivery = await put(id)
    answer = 500
    let offset = 0
    for (const wait of [0, ...WAITS_MINUTES]) {
      offset += wait * MINUTE
      await send(offset)
    }
    expect(taken).toHaveLength(WAITS_MINUTES.length + 1)
    expect(await row(delivery)).toMatchObject({
      state: "failed",
      nextTryAt: null,
      problem: expect.stringMatching(/500/),
    })
    answer = 200
    await at(offset, async () => (await hooks()).sendAgain(admin, { deliveryId: delivery }))
    expect(await send(offset)).toBe(1)
  })

  test("two workers never send one delivery at once", async () => {
    const { id } = await hook()
    for (let i = 0; i < 10; i++) await put(id)
    const sent = await Promise.all([send(0), send(0), send(0)])
    expect(sent.reduce((a, b) => a + b)).toBe(10)
    expect(new Set(taken.map(({ headers }) => headers["webhook-id"])).size).toBe(10)
    expect(taken).toHaveLength(10)
  })

  test("twenty given up in a row switch it off; switched on, what waits is sent", async () => {
    const { GIVE_UP_AFTER, WAITS_MINUTES } = await import("@/lib/features/webhooks/send-mutations")
    const { id } = await hook()
    const all = await Promise.all(Array.from({ length: GIVE_UP_AFTER }, () => put(id)))
    const db = await rows()
    await db.webhookDelivery.updateMany({ data: { tries: WAITS_MINUTES.length } })
    answer = 500
    for (let i = 0; i < GIVE_UP_AFTER; i++) {
      expect((await db.webhook.findUniqueOrThrow({ where: { id } })).active).toBe(true)
      await send(0)
    }
    const off = await db.webhook.findUniqueOrThrow({ where: { id } })
    expect(off).toMatchObject({ active: false, problem: expect.stringMatching(/20 deliveries in a row/) })
    await expect(put(id)).rejects.toThrow(/Switch the webhook on/)
    answer = 200
    await at(0, async () => (await hooks()).switchWebhook(admin, { id, version: off.version, active: true }))
    await at(0, async () => (await hooks()).sendAgain(admin, { deliveryId: all[0] ?? "" }))
    expect(await send(0)).toBe(1)
  })

  test("one that does not answer holds nobody else up", async () => {
    const good = await hook()
    const bad = randomUUID()
    await at(0, async () =>
      (await hooks()).addWebhook(admin, { id: bad, url: "http://127.0.0.1:1/", events: EVENTS }),
    )
    await put(bad)
    await put(bad)
    await put(good.id)
    expect(await send(0)).toBe(1)
    const lost = await (await rows()).webhookDelivery.findMany({
      where: { webhookId: bad },
      orderBy: { tries: "desc" },
    })
    expect(lost).toMatchObject([
      { state: "waiting", tries: 1, problem: expect.stringMatching(/ECONNREFUSED/) },
      { state: "waiting", tries: 0, problem: null },
    ])
  })
})
