import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { refuseSharedConnections, sharesConnections } from "../../bin/pooler.mjs"
import { missingServers, startBouncer } from "../setup/debian-postgres"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

const missing = missingServers()
if (missing) console.warn(`Tests behind PgBouncer do not run here: ${missing}.`)

const AT_ONCE = 200

describe.skipIf(missing)("behind PgBouncer", () => {
  let direct: string
  let session: Awaited<ReturnType<typeof startBouncer>>
  let transaction: Awaited<ReturnType<typeof startBouncer>>
  let here: TestShelter
  let there: TestShelter

  beforeAll(async () => {
    direct = await freshDatabase()
    session = await startBouncer(direct, "session")
    transaction = await startBouncer(direct, "transaction")
    process.env.DATABASE_URL = session.url
    here = await makeShelter("HERE")
    there = await makeShelter("THERE")
  })
  afterAll(async () => {
    await (await import("@/lib/platform/db")).closeDb()
    await session.stop()
    await transaction.stop()
  })

  test("in session mode each door plays its role, and two shelters never meet", async () => {
    const { read, readPublic, systemPool } = await import("@/lib/platform/db")
    const { takeIn } = await import("@/lib/features/cats/mutations")
    for (const { operator } of [here, there])
      await takeIn(operator, {
        catId: randomUUID(),
        name: "Cat",
        intakeAt: new Date(Date.now() - 9e8).toISOString(),
        intakeType: "stray",
      })
    const roles = await Promise.all(
      [read, readPublic].map((door) =>
        door(
          here.operator as never,
          (db) => db.$queryRaw<{ role: string }[]>`select current_user::text as role`,
        ),
      ),
    )
    expect(roles.map(([row]) => row?.role)).toEqual(["slackline_web", "slackline_public"])
    expect((await systemPool().query("select current_user = session_user as same")).rows).toEqual([
      { same: true },
    ])
    const wrong = await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, i) => {
        const { operator } = i % 2 ? here : there
        const cats = await read(operator, (db) => db.cat.findMany({ select: { shelterId: true } }))
        return cats.length !== 1 || cats[0]?.shelterId !== operator.shelterId
      }),
    )
    expect(wrong.filter(Boolean)).toEqual([])
  })

  test("transaction mode is told from session mode and from no pooler, and refused with what to do", async () => {
    expect(await sharesConnections(direct)).toBe(false)
    expect(await sharesConnections(session.url)).toBe(false)
    expect(await sharesConnections(transaction.url)).toBe(true)
    await expect(refuseSharedConnections(transaction.url)).rejects.toThrow(/pool_mode = session/)
  })

  test("a pool whose connections change their server under it notices", async () => {
    const { TenantPool, tenant } = await import("@/lib/platform/tenant-pool")
    const pool = new TenantPool({ url: transaction.url, role: "slackline_web", max: 8 })
    const seen = await Promise.allSettled(
      Array.from({ length: AT_ONCE }, (_, i) =>
        tenant.run((i % 2 ? here : there).operator.shelterId, () => pool.query("select pg_sleep(0.005)")),
      ),
    )
    const said = seen.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []))
    await pool.end()
    expect(said.filter((line) => /pool_mode = session/.test(line)).length).toBeGreaterThan(0)
  })
})

test("a role the login may not play is never taken for played", async () => {
  const { TenantPool } = await import("@/lib/platform/tenant-pool")
  const pool = new TenantPool({ url: await freshDatabase(), role: "nobody_here", max: 1 })
  await expect(pool.connect()).rejects.toThrow(/nobody_here/)
  await pool.end()
})
