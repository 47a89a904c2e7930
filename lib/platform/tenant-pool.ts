import "server-only"
import { AsyncLocalStorage } from "node:async_hooks"
import pg from "pg"
import { type DatabasePulse, pulseOf } from "./database-pulse"

// One per process, like the pools: the framework loads this module more than once (pages, start-up hook), and a pool
// opened by one copy must see the shelter set by another.
const kept = globalThis as typeof globalThis & { slacklineTenant?: AsyncLocalStorage<string> }
kept.slacklineTenant ??= new AsyncLocalStorage()

/** As a pool's role: the one it signs in with, the owner of the tables. */
export const LOGIN_ROLE = "none"

/** The shelter the running work belongs to. Row-level security reads it from the connection. */
export const tenant = kept.slacklineTenant

interface Armed {
  shelterId: string
  serverPid: number
}
const armed = new WeakMap<pg.PoolClient, Armed>()

const POOLER =
  "The database's pooler shares connections between statements, and Slackline binds each connection to one shelter. Set pool_mode = session there (PgBouncer)."

// The role is set together with the shelter and never by a start-up parameter: a pooler in front of the database may
// drop that, and the connection would stay the owner's, whom no wall holds.
async function arm(client: pg.PoolClient, role: string) {
  const shelterId = tenant.getStore() ?? ""
  const known = armed.get(client)
  if (known?.shelterId === shelterId) return
  armed.delete(client)
  const { rows } = await client.query<{ serverPid: number }>(
    `select set_config('role', $1, false), set_config('app.shelter_id', $2, false), pg_backend_pid() as "serverPid"`,
    [role, shelterId],
  )
  const serverPid = rows[0]?.serverPid ?? 0
  if (known) {
    if (known.serverPid !== serverPid) throw new Error(POOLER)
  } else await prove(client, { role, shelterId, serverPid })
  armed.set(client, { shelterId, serverPid })
}

// Once for each connection: it is what it was asked to be, also for the next statement.
async function prove(client: pg.PoolClient, want: Armed & { role: string }) {
  const { rows } = await client.query<Armed & { role: string; login: string }>(
    `select current_user::text as role, session_user::text as login, current_setting('app.shelter_id') as "shelterId", pg_backend_pid() as "serverPid"`,
  )
  const [is] = rows
  const role = want.role === LOGIN_ROLE ? is?.login : want.role
  if (is?.serverPid !== want.serverPid || is.shelterId !== want.shelterId || is.role !== role)
    throw new Error(POOLER)
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
  readonly #role: string
  readonly #clients = new Set<pg.PoolClient>()

  constructor({ url, role, max }: { url: string; role: string; max: number }) {
    super({
      connectionString: url,
      max,
      connectionTimeoutMillis: WAIT_FOR_FREE_MS,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      Client: QuickClient,
    } as pg.PoolConfig)
    this.#role = role
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
      await arm(client, this.#role)
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
