import "server-only"
import { AsyncLocalStorage } from "node:async_hooks"
import pg from "pg"
import { type DatabasePulse, pulseOf } from "./database-pulse"

// One per process, like the pools: the framework loads this module more than once (pages, start-up hook), and a pool
// opened by one copy must see the shelter set by another.
const kept = globalThis as typeof globalThis & { slacklineTenant?: AsyncLocalStorage<string> }
kept.slacklineTenant ??= new AsyncLocalStorage()

/** The shelter the running work belongs to. Row-level security reads it from the connection. */
export const tenant = kept.slacklineTenant

const armed = new WeakMap<pg.PoolClient, string>()

async function arm(client: pg.PoolClient) {
  const want = tenant.getStore() ?? ""
  if (armed.get(client) === want) return
  armed.delete(client)
  await client.query("select set_config('app.shelter_id', $1, false)", [want])
  armed.set(client, want)
}

const queued = new WeakSet<pg.PoolClient>()

// Prisma loads relations of one transaction side by side on one connection. The driver queues that but warns on every
// call and will refuse it one day, so the queue is ours. Streams (COPY) are handed on as they are.
function queueQueries(client: pg.PoolClient) {
  if (queued.has(client)) return
  queued.add(client)
  const send = client.query.bind(client) as (...parameters: unknown[]) => Promise<unknown>
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (...parameters: unknown[]) => {
    const [first] = parameters
    if (first && typeof first === "object" && "submit" in first) return send(...parameters)
    const answer = last.then(() => send(...parameters))
    last = answer.catch(() => {})
    return answer
  }
  client.query = inTurn as unknown as typeof client.query
}

// The pool's own patience also covers waiting for one of its connections to come free, which may rightly take longer.
const CONNECT_MS = 1_500
const WAIT_FOR_FREE_MS = 4_000

class QuickClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECT_MS })
  }
}

/**
 * A pool whose connections play one database role and are bound to the running work's shelter when they are handed out.
 * While the database is gone it hands out none and answers UNAVAILABLE at once, to what waits and what is under way, too.
 */
export class TenantPool extends pg.Pool {
  readonly #pulse: DatabasePulse
  readonly #clients = new Set<pg.PoolClient>()

  constructor({ url, role, max }: { url: string; role: string; max: number }) {
    super({
      connectionString: url,
      max,
      options: `-c role=${role}`,
      connectionTimeoutMillis: WAIT_FOR_FREE_MS,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      Client: QuickClient,
    } as pg.PoolConfig)
    this.#pulse = pulseOf(url)
    // A connection that the server closes must not end the process; the next checkout opens a new one.
    this.on("error", () => this.#pulse.doubt())
    this.on("connect", (client) => {
      this.#clients.add(client)
      client.on("error", () => {})
      client.connection.stream.on("data", () => this.#pulse.heard())
    })
    this.on("remove", (client) => this.#clients.delete(client))
    // Half-open connections would wait for ever: what is under way fails, and what is idle is not handed out again.
    this.#pulse.whenGone(() => {
      for (const client of this.#clients) client.connection.stream.destroy()
    })
  }

  // Callers (the Prisma adapter, our raw SQL) use promises only, so the callback forms are not offered.
  override async connect(): Promise<pg.PoolClient>
  override async connect(): Promise<pg.PoolClient> {
    this.#pulse.want()
    const client = await this.#pulse
      .unlessGone(super.connect() as Promise<pg.PoolClient>, (late) => late.release(true))
      .catch((error: unknown) => {
        this.#pulse.doubt()
        throw error
      })
    queueQueries(client)
    try {
      await arm(client)
      return client
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  override query = (async (...parameters: Parameters<pg.PoolClient["query"]>) => {
    const client = await this.connect()
    let broken = false
    try {
      return await client.query(...parameters)
    } catch (error) {
      // An error with an SQL state leaves the connection usable; one without means that it is gone.
      broken = !(error instanceof pg.DatabaseError)
      throw error
    } finally {
      client.release(broken)
    }
  }) as unknown as pg.Pool["query"]
}
