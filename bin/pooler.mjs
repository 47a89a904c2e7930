// Whether something stands in front of the database that hands one connection to several callers between statements.
import { randomBytes } from "node:crypto"

export const SHARED_CONNECTIONS = {
  said: "the pooler in front of the database shares connections between statements",
  todo: "Set pool_mode = session (PgBouncer): Slackline binds each connection to one shelter.",
}

const ASKED_AT_ONCE = 3
// Longer than any of it takes; a pool without a free connection would keep us waiting for minutes.
const WAIT_MS = 5_000

async function open(url) {
  const { default: pg } = await import("pg")
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: WAIT_MS,
    query_timeout: WAIT_MS,
  })
  client.on("error", () => {})
  await client.connect()
  return client
}

/**
 * True when what one caller sets is seen by another, or lost to the first while others are served: one shelter's rows
 * could then be shown to another. Throws when the database does not answer.
 */
export async function sharesConnections(url) {
  const one = await open(url)
  const others = []
  const mark = randomBytes(8).toString("hex")
  const seenBy = async (client) =>
    (await client.query("select current_setting('app.probe', true) as seen")).rows[0].seen
  try {
    await one.query("select set_config('app.probe', $1, false)", [mark])
    for (let i = 0; i < ASKED_AT_ONCE; i++) {
      const other = await open(url)
      others.push(other)
      // Open transactions keep whatever connections there are, so that the first caller would have to take another.
      await other.query("begin")
      if ((await seenBy(other)) === mark) return true
    }
    return (await seenBy(one)) !== mark
  } finally {
    await Promise.all([one, ...others].map((client) => client.end().catch(() => {})))
  }
}

export class SharedConnections extends Error {}

/** Throws the sentence for an operator when the database is behind such a pooler. */
export async function refuseSharedConnections(url) {
  const { said, todo } = SHARED_CONNECTIONS
  if (await sharesConnections(url)) throw new SharedConnections(`DATABASE_URL: ${said}. ${todo}`)
}
