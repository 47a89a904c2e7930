import "server-only"
import { AsyncLocalStorage } from "node:async_hooks"
import { PrismaPg } from "@prisma/adapter-pg"
import type pg from "pg"
import { PrismaClient } from "@/lib/generated/prisma/client"
import { endPulses } from "./database-pulse"
import { env } from "./env"
import { toAppError } from "./errors"
import { Replica } from "./replica"
import { LOGIN_ROLE, TenantPool, tenant } from "./tenant-pool"
import type { Viewer, Visitor } from "./viewer"

export { Prisma } from "@/lib/generated/prisma/client"

type Door = "slackline_web" | "slackline_keeper" | "slackline_public" | typeof LOGIN_ROLE
interface Opened {
  pool: pg.Pool
  prisma: PrismaClient
}

/** What a query or mutation gets: the same calls inside and outside a transaction. */
export type Db = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$use" | "$extends">

const POOL_SIZES: Record<Door, number> = {
  slackline_web: 10,
  slackline_keeper: 2,
  slackline_public: 10,
  [LOGIN_ROLE]: 4,
}
const TRANSACTION = { maxWait: 5_000, timeout: 60_000 }

// One set of pools per process, also when the development server reloads this module.
const kept = globalThis as typeof globalThis & {
  slacklineDoors?: Map<string, Opened>
  slacklineAside?: AsyncLocalStorage<string | null>
  slacklineReplica?: Replica | null
}
kept.slacklineDoors ??= new Map()
kept.slacklineAside ??= new AsyncLocalStorage()
const doors = kept.slacklineDoors
// Where the running work reads when it is not the primary.
const aside = kept.slacklineAside

const open = (door: Door): Opened => openAt(env().DATABASE_URL, door)
const openForReading = (door: Door): Opened => openAt(aside.getStore() ?? env().DATABASE_URL, door)

function openAt(url: string, door: Door): Opened {
  const isReplica = url !== env().DATABASE_URL
  const name = isReplica ? `${door} at the replica` : door
  const known = doors.get(name)
  if (known) return known
  const pool = new TenantPool({ url, role: door, max: POOL_SIZES[door] })
  const opened = { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) }
  doors.set(name, opened)
  return opened
}

function replica(): Replica | null {
  if (kept.slacklineReplica !== undefined) return kept.slacklineReplica
  const url = env().DATABASE_URL_READ
  const made = url ? new Replica(systemPool, () => openAt(url, LOGIN_ROLE).pool) : null
  kept.slacklineReplica = made
  return made
}

// A lost replica, and one that ends a query because what it reads was cleaned away: the primary can answer.
const isReplicasOwn = (thrown: unknown) => ["UNAVAILABLE", "CONFLICT"].includes(toAppError(thrown).code)

async function atReplica<T>(chosen: Replica, work: () => Promise<T>): Promise<T> {
  try {
    return await aside.run(env().DATABASE_URL_READ ?? null, work)
  } catch (thrown) {
    if (!isReplicasOwn(thrown)) throw thrown
    chosen.distrust()
    return await aside.run(null, work)
  }
}

/**
 * Long reads that must rest on everything written until now: on the replica when it holds all of that, else here. The work
 * may be done twice, so it only reads.
 */
export async function readAside<T>(work: () => Promise<T>): Promise<T> {
  const chosen = replica()
  return chosen && (await chosen.hasCaughtUp()) ? atReplica(chosen, work) : work()
}

/** Reads in the viewer's shelter. */
export const read = <T>(viewer: Viewer, work: (db: Db) => Promise<T>): Promise<T> =>
  tenant.run(viewer.shelterId, async () => await work(openForReading("slackline_web").prisma))

/** One transaction in the viewer's shelter: all of it happens, or nothing. */
export const write = <T>(viewer: Viewer, work: (db: Db) => Promise<T>): Promise<T> =>
  tenant.run(viewer.shelterId, async () => await open("slackline_web").prisma.$transaction(work, TRANSACTION))

/** One transaction that may delete, in one shelter only: undoing an import, erasing a person who asks for it. */
export const keep = <T>(viewer: Viewer | Visitor, work: (db: Db) => Promise<T>): Promise<T> =>
  tenant.run(
    viewer.shelterId,
    async () => await open("slackline_keeper").prisma.$transaction(work, TRANSACTION),
  )

/** Reads the columns anybody may see, of the visited shelter: as they are now, for who may just have changed them. */
export const readPublicNow = <T>(visitor: Visitor, work: (db: Db) => Promise<T>): Promise<T> =>
  tenant.run(visitor.shelterId, async () => await work(openForReading("slackline_public").prisma))

/** The same for everybody else: a few seconds old at most, where there is a replica. */
export function readPublic<T>(visitor: Visitor, work: (db: Db) => Promise<T>): Promise<T> {
  const chosen = replica()
  const ask = () => readPublicNow(visitor, work)
  return chosen?.isRecent() ? atReplica(chosen, ask) : ask()
}

/** Reads with the app's own role to compute an answer for a visitor (a match); only an allow-listed shape may leave the caller. */
export const readForVisitor = <T>(visitor: Visitor, work: (db: Db) => Promise<T>): Promise<T> =>
  tenant.run(visitor.shelterId, async () => await work(open("slackline_web").prisma))

/** What a visitor may write: answers and a request, through the app's role, in the visited shelter. */
export const writeAsVisitor = <T>(visitor: Visitor, work: (db: Db) => Promise<T>): Promise<T> =>
  tenant.run(
    visitor.shelterId,
    async () => await open("slackline_web").prisma.$transaction(work, TRANSACTION),
  )

/** One transaction on a bare connection of the viewer's shelter, for bulk work that Prisma is too slow for. */
export const writeBulk = <T>(viewer: Viewer, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  bulk("slackline_web", viewer, work)

/** The same with the keeper's rights: an import that merges cats moves histories the app's role can only add to. */
export const keepBulk = <T>(viewer: Viewer, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  bulk("slackline_keeper", viewer, work)

function bulk<T>(door: Door, viewer: Viewer, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return tenant.run(viewer.shelterId, async () => {
    const client = await open(door).pool.connect()
    let broken = false
    try {
      await client.query("begin")
      const result = await work(client)
      await client.query("commit")
      return result
    } catch (error) {
      // A connection that cannot even go back is not handed out again.
      await client.query("rollback").catch(() => {
        broken = true
      })
      throw error
    } finally {
      client.release(broken)
    }
  })
}

/** Reads on a bare connection of the viewer's shelter, for more rows than Prisma is made for. */
export function readBulk<T>(viewer: Viewer, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return tenant.run(viewer.shelterId, async () => {
    const client = await openForReading("slackline_web").pool.connect()
    let broken = false
    try {
      return await work(client)
    } catch (error) {
      broken = true
      throw error
    } finally {
      client.release(broken)
    }
  })
}

/** The owner's connection, outside every wall: sign-in, creating and removing a shelter, nothing else. */
export const systemDb = (): PrismaClient => open(LOGIN_ROLE).prisma
export const systemPool = (): pg.Pool => open(LOGIN_ROLE).pool

/** How the pools of this process stand. */
export const poolStates = () =>
  [...doors].map(([role, { pool }]) => ({
    role,
    total: pool.totalCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  }))

/** Ends all connections: command line and tests. */
export async function closeDb() {
  for (const { prisma, pool } of doors.values()) {
    await prisma.$disconnect()
    await pool.end()
  }
  doors.clear()
  kept.slacklineReplica = undefined
  endPulses()
}
