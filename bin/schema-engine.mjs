#!/usr/bin/env node
// A stand-in for Prisma's native schema engine: same arguments, same line-delimited JSON-RPC on standard input
// and output, but the engine is the WebAssembly build.
import { readFileSync } from "node:fs"
import { createInterface } from "node:readline"
import { parseArgs } from "node:util"
import pg from "pg"
import { lastPanic, openEngine, withMaintenance } from "./wasm-engine.mjs"

const RPC_ERROR = 4466
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    datamodels: { type: "string", multiple: true, short: "d" },
    datasource: { type: "string" },
    "enabled-preview-features": { type: "string" },
    "extension-types": { type: "string" },
    version: { type: "boolean" },
  },
})
const datasource = values.datasource ? JSON.parse(values.datasource) : {}

if (values.version) {
  console.log("schema-engine-cli wasm")
  process.exit(0)
}

const createDatabase = () =>
  withMaintenance(datasource.url, (client, name) =>
    client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`),
  )

const cliCommands = {
  async "can-connect-to-database"() {
    const client = new pg.Client({ connectionString: datasource.url, connectionTimeoutMillis: 5000 })
    await client.connect()
    await client.end()
  },
  "create-database": createDatabase,
  "drop-database": () =>
    withMaintenance(datasource.url, (client, name) =>
      client.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`),
    ),
}

const PRISMA_CODES = { "3D000": "P1003", "28P01": "P1000", 28000: "P1000" }

async function runCli(command) {
  try {
    await cliCommands[command]?.()
    process.exit(0)
  } catch (error) {
    const fields = { message: error.message, error_code: PRISMA_CODES[error.code] ?? "P1001" }
    process.stderr.write(
      `{}\n${JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields })}\n`,
    )
    process.exit(1)
  }
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`)
const METHOD_NAMES = { getDatabaseVersion: "version" }
let enginePromise
const engine = () => {
  enginePromise ??= openEngine({
    url: datasource.url,
    shadowUrl: datasource.shadowDatabaseUrl,
    datamodels: values.datamodels?.map((file) => [file, readFileSync(file, "utf8")]),
  })
  return enginePromise
}

async function answer({ id, method, params }) {
  try {
    if (method === "createDatabase") {
      await createDatabase()
      return send({ id, result: {} })
    }
    const opened = await engine()
    const result = await opened[METHOD_NAMES[method] ?? method](params)
    if (method === "diff" && result?.stdout) {
      // The native engine prints the script itself, as a request of its own.
      send({ id: 1e9, method: "print", params: { content: result.stdout } })
      delete result.stdout
    }
    send({ id, result: result ?? {} })
  } catch (error) {
    let data
    try {
      data = JSON.parse(error.message)
    } catch {
      data = { message: lastPanic() || error.message || String(error) }
    }
    send({ id, error: { code: RPC_ERROR, message: "An error happened.", data } })
  }
}

if (positionals[0] === "cli") await runCli(positionals[1])
else {
  let queue = Promise.resolve()
  let currentId
  // A panic inside the engine surfaces here, outside the call's promise.
  process.on("uncaughtException", (error) => {
    const message = `schema engine: ${lastPanic() || error.stack}`
    send({ id: currentId, error: { code: RPC_ERROR, message: "panic", data: { message } } })
    setTimeout(() => process.exit(1), 100)
  })
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  lines.on("line", (line) => {
    const request = JSON.parse(line)
    if (!request.method) return // the command line acknowledging one of our print requests
    queue = queue.then(() => {
      currentId = request.id
      return answer(request)
    })
  })
  lines.on("close", () => queue.finally(() => process.exit(0)))
}
