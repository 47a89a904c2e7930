import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startProxy } from "../faults/proxy.mjs"
import { throughPort } from "../faults/shelter-house.mjs"
import { freshDatabase } from "../setup/test-shelter"

let proxy: Awaited<ReturnType<typeof startProxy>>

beforeAll(async () => {
  const url = await freshDatabase()
  proxy = await startProxy(Number(new URL(url).port))
  process.env.DATABASE_URL = throughPort(url, proxy.port)
})
afterAll(async () => {
  const { closeDb } = await import("@/lib/platform/db")
  await proxy.end()
  await closeDb()
  await proxy.close()
})

const ask = async (sql: string) => {
  const { systemPool } = await import("@/lib/platform/db")
  return systemPool().query(sql)
}
const codeOf = async (thrown: unknown) => (await import("@/lib/platform/errors")).toAppError(thrown).code
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "answered",
    (thrown) => codeOf(thrown),
  )
const answersAgain = () => expect.poll(() => refusal(ask("select 1")), { timeout: 5_000 }).toBe("answered")

describe("a database that is not well", () => {
  test("a query that takes long is not cut while others are answered", async () => {
    expect((await ask("select 'slept' as word, pg_sleep(4)")).rows[0].word).toBe("slept")
  })

  test("nor is it while every way there and back takes longer", async () => {
    await proxy.begin("delay", { delayMs: 300 })
    expect((await ask("select 'slept' as word, pg_sleep(3)")).rows[0].word).toBe("slept")
    await proxy.end()
  })

  test("one that says nothing any more ends what is under way, and what is asked then; both heal", async () => {
    const underWay = refusal(ask("select pg_sleep(600)"))
    await expect.poll(async () => refusal(ask("select 1"))).toBe("answered")
    await proxy.begin("mute")
    expect(await refusal(ask("select 1"))).toBe("UNAVAILABLE")
    expect(await underWay).toBe("UNAVAILABLE")
    await proxy.end()
    await answersAgain()
  })

  test("one that refuses is told apart from a mistake in a query", async () => {
    await proxy.begin("refuse")
    expect(await refusal(ask("select 1"))).toBe("UNAVAILABLE")
    await proxy.end()
    await answersAgain()
    expect(await refusal(ask("select nonsense"))).toBe("UNEXPECTED")
  })

  test("connections that are cut do not stay in the pool", async () => {
    await ask("select 1")
    proxy.resetAll()
    await answersAgain()
    for (let i = 0; i < 8; i++) expect(await refusal(ask("select 1"))).toBe("answered")
  })
})

describe("what anybody may read", () => {
  test("is answered from memory while nobody else answers, and never a question that was not asked before", async () => {
    const { orLastKnown } = await import("@/lib/platform/last-known")
    const word = async () => (await ask("select 'heard' as word")).rows[0].word
    expect(await orLastKnown(["word"], word)).toBe("heard")
    await proxy.begin("refuse")
    expect(await orLastKnown(["word"], word)).toBe("heard")
    expect(await refusal(orLastKnown(["another"], word))).toBe("UNAVAILABLE")
    await proxy.end()
    await answersAgain()
    // A mistake of ours is not hidden behind an old answer.
    expect(await refusal(orLastKnown(["word"], () => ask("select nonsense")))).toBe("UNEXPECTED")
  })
})
