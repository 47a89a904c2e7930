import pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { migrate } from "../../bin/migrate.mjs"
import { missingServers, startPair } from "../setup/debian-postgres"
import { query } from "../setup/installs"
import { makeShelter, type TestShelter } from "../setup/test-shelter"

const missing = missingServers()
if (missing) console.warn(`Tests with a replica do not run here: ${missing}.`)

describe.skipIf(missing)("a streaming replica", () => {
  let pair: Awaited<ReturnType<typeof startPair>>
  let shelter: TestShelter

  beforeAll(async () => {
    pair = await startPair()
    await migrate(pair.url)
    process.env.DATABASE_URL = pair.url
    process.env.DATABASE_URL_READ = pair.replicaUrl
    shelter = await makeShelter()
  })
  afterAll(async () => {
    await (await import("@/lib/platform/db")).closeDb()
    delete process.env.DATABASE_URL_READ
    pair?.stop()
  })

  const WHERE = "select pg_is_in_recovery() as replica, current_user::text as role"
  const publicly = async () => {
    const { readPublic } = await import("@/lib/platform/db")
    const [row] = await readPublic(shelter.operator as never, (db) =>
      db.$queryRawUnsafe<{ replica: boolean; role: string }[]>(WHERE),
    )
    return row
  }
  const inBulk = async () => {
    const { readAside, readBulk } = await import("@/lib/platform/db")
    const { rows } = await readAside(() => readBulk(shelter.operator, (client) => client.query(WHERE)))
    return rows[0]
  }
  const entries = async () => {
    const { readAside, read } = await import("@/lib/platform/db")
    return readAside(() => read(shelter.operator, (db) => db.auditEntry.count()))
  }

  test("is read behind the same walls by the public pages and by long reads; staff pages and writes are not sent there", async () => {
    await expect.poll(publicly, { timeout: 10_000 }).toEqual({ replica: true, role: "slackline_public" })
    expect(await inBulk()).toEqual({ replica: true, role: "slackline_web" })
    const { read, systemPool } = await import("@/lib/platform/db")
    const [staff] = await read(shelter.operator, (db) => db.$queryRawUnsafe<unknown[]>(WHERE))
    expect(staff).toEqual({ replica: false, role: "slackline_web" })
    expect((await systemPool().query(WHERE)).rows[0].replica).toBe(false)
  })

  test("never answers a long read with less than is written, also when it stopped following", async () => {
    const before = await entries()
    await query(pair.adminUrl, "select pg_wal_replay_pause()")
    await shelter.person("staff")
    const { write } = await import("@/lib/platform/db")
    const { audit } = await import("@/lib/platform/audit")
    await write(shelter.operator, (db) =>
      audit(db, shelter.operator, {
        action: "shelter:settings",
        entity: "Shelter",
        entityId: shelter.operator.shelterId,
        summary: "Written while the replica stands still.",
      }),
    )
    expect(await entries()).toBeGreaterThan(before)
    expect((await inBulk())?.replica).toBe(false)
    // What anybody may read may be a few seconds old, and no older.
    await expect.poll(async () => (await publicly())?.replica, { timeout: 10_000 }).toBe(false)
    await query(pair.adminUrl, "select pg_wal_replay_resume()")
    await expect.poll(async () => (await publicly())?.replica, { timeout: 10_000 }).toBe(true)
    expect((await inBulk())?.replica).toBe(true)
  })

  test("that is gone is not missed, and is read again once it is back", async () => {
    expect((await publicly())?.replica).toBe(true)
    pair.stopReplica()
    for (let i = 0; i < 5; i++) {
      expect((await publicly())?.replica).toBe(false)
      expect((await inBulk())?.replica).toBe(false)
    }
    pair.resumeReplica()
    await expect.poll(async () => (await publicly())?.replica, { timeout: 15_000 }).toBe(true)
  })

  test("gives the figures of the version that was asked for", async () => {
    const { programmeText, figuresVersion } = await import("@/lib/features/outcomes/facts-queries")
    expect((await programmeText(shelter.operator)).version).toBe(await figuresVersion(shelter.operator))
    const watcher = new pg.Client({ connectionString: pair.adminUrl })
    await watcher.connect()
    const { rows } = await watcher.query(
      `select count(*)::int as n from pg_stat_activity where datname = 'house' and usename = 'owner' and query = 'rollback'`,
    )
    await watcher.end()
    expect(rows[0].n).toBeGreaterThan(0)
  })

  test("of something else is not read from", async () => {
    const { closeDb } = await import("@/lib/platform/db")
    const { Replica } = await import("@/lib/platform/replica")
    const primary = new pg.Pool({ connectionString: pair.url, max: 1 })
    const stranger = new pg.Pool({ connectionString: pair.adminUrl.replace("/house", "/postgres"), max: 1 })
    expect(
      await new Replica(
        () => primary,
        () => stranger,
      ).hasCaughtUp(),
    ).toBe(false)
    expect(
      await new Replica(
        () => primary,
        () => primary,
      ).hasCaughtUp(),
    ).toBe(false)
    await Promise.all([primary.end(), stranger.end(), closeDb()])
  })
})
