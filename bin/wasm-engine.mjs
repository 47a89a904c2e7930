// Prisma's schema engine as WebAssembly, talking to PostgreSQL through the ordinary driver.
// Used by the stand-in for the native engine (schema-engine.mjs) and by our own migration at start (migrate.mjs).
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { PrismaPg } from "@prisma/adapter-pg"
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils"
import pg from "pg"

const require = createRequire(import.meta.url)
const CHAR_OID = 18
const TEXT_OID = 25
let panicMessage = ""

export const lastPanic = () => panicMessage

const openPools = new Set()

/** Ends the connections the engine leaves open. */
export async function closeConnections() {
  for (const pool of openPools) if (!pool.ended) await pool.end()
  openPools.clear()
}

let loaded
async function loadWasm() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => (panicMessage = message) }
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg")
  const file = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm")
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    "./schema_engine_bg.js": bindings,
  })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return bindings
}

/** Runs `work` on a maintenance connection; it gets the name of the database the URL points at. */
export async function withMaintenance(url, work) {
  const admin = new URL(url)
  const name = decodeURIComponent(admin.pathname.slice(1)) || "postgres"
  admin.pathname = "/postgres"
  const client = new pg.Client({ connectionString: admin.href })
  await client.connect()
  try {
    return await work(client, name)
  } finally {
    await client.end()
  }
}

// The driver adapter is made for queries; three things it does would break migrations:
//  - it refuses the catalogue's internal "char" type: hand it over as a character;
//  - it splits scripts at every ';' and runs the pieces on different connections: send the whole script at once;
//  - it builds the shadow database's URL so that the original database wins: build that URL here.
async function openAdapter(url, onDispose) {
  // A migration must not keep the program alive once it is done.
  const pool = new pg.Pool({ connectionString: url, max: 1, allowExitOnIdle: true })
  openPools.add(pool)
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect()
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  let charColumns = []
  const performIO = adapter.performIO.bind(adapter)
  adapter.performIO = async (query) => {
    const result = await performIO(query)
    charColumns = result.fields.map((field) => field.dataTypeID === CHAR_OID)
    for (const field of result.fields) if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID
    return result
  }
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    charColumns.forEach((isChar, index) => {
      if (isChar) result.columnTypes[index] = ColumnTypeEnum.Character
    })
    return result
  }
  const dispose = adapter.dispose.bind(adapter)
  adapter.dispose = async () => {
    await dispose()
    await onDispose?.()
  }
  return adapter
}

async function openShadow(url, shadowUrl) {
  if (shadowUrl) return openAdapter(shadowUrl)
  const name = `slackline_shadow_${crypto.randomUUID()}`
  await withMaintenance(url, (client) =>
    client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0`),
  )
  const own = new URL(url)
  own.pathname = `/${encodeURIComponent(name)}`
  return openAdapter(own.href, () =>
    withMaintenance(url, (client) => client.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`)),
  )
}

/** Opens the engine on a database. `datamodels` are [path, text] pairs of schema files, where a command needs them. */
export async function openEngine({ url, shadowUrl, datamodels }) {
  loaded ??= await loadWasm()
  const factory = {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => openAdapter(url),
    connectToShadowDb: () => openShadow(url, shadowUrl),
  }
  const log = (line) => process.env.SCHEMA_ENGINE_DEBUG && process.stderr.write(`${line}\n`)
  return loaded.SchemaEngine.new({ datamodels }, log, bindMigrationAwareSqlAdapterFactory(factory))
}
