// A small manager over the PostgreSQL binaries that npm brings. It runs the real server, on this machine only,
// survives a killed parent (the next start attaches to it) and is safe for several starters at once.
import { spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { existsSync } from "node:fs"
import * as fs from "node:fs/promises"
import net from "node:net"
import path from "node:path"
import { isAlive, withLock } from "./lock.mjs"
import { checkMajorVersion, postgresBinaries } from "./pg-binaries.mjs"
import { unprivilegedUser } from "./pg-user.mjs"

const SHUTDOWN_RACE_TRIES = 20

function exec(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, cwd: "/", stdio: ["ignore", "pipe", "pipe"] })
    let out = ""
    child.stdout.on("data", (chunk) => (out += chunk))
    child.stderr.on("data", (chunk) => (out += chunk))
    child.on("error", reject)
    // 'exit', not 'close': the server inherits our pipes and would keep them open for its whole life.
    child.on("exit", (code) =>
      code === 0 ? resolve(out) : reject(new Error(`${path.basename(program)}: ${out.trim()}`)),
    )
  })
}

export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.on("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** What the server's own lock file says of a data folder, or null when no server of ours lives there. */
export async function serverStatus(dir) {
  let text
  try {
    text = await fs.readFile(path.join(dir, "postmaster.pid"), "utf8")
  } catch {
    return null
  }
  const [pid, , , port, , , , state] = text.split("\n").map((line) => line.trim())
  if (!isAlive(Number(pid))) return null
  // A process number is used again after a restart of the machine: make sure it is a database server.
  const name = await fs.readFile(`/proc/${pid}/comm`, "utf8").catch(() => "postgres")
  return name.trim().startsWith("postgres") ? { pid: Number(pid), port: Number(port), state } : null
}

async function canQuery(url) {
  const { default: pg } = await import("pg")
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 })
  try {
    await client.connect()
    await client.query("select 1")
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function initialise({ dir, bin, user, secretFile, sync }) {
  const draft = `${dir}.init`
  await fs.rm(draft, { recursive: true, force: true })
  await fs.mkdir(draft, { mode: 0o700 })
  const password = randomBytes(24).toString("base64url")
  const passwordFile = `${draft}.pw`
  await fs.writeFile(passwordFile, password, { mode: 0o600 })
  if (user) {
    await fs.chown(draft, user.uid, user.gid)
    await fs.chown(passwordFile, user.uid, user.gid)
  }
  const args = [
    "-D",
    draft,
    "-U",
    "slackline",
    "--pwfile",
    passwordFile,
    "--auth=scram-sha-256",
    "-E",
    "UTF8",
  ]
  args.push("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
  if (!sync) args.push("--no-sync")
  await exec(bin.initdb, args, { ...user, env: { ...process.env, LC_ALL: "C", TZ: "UTC" } })
  await fs.rm(passwordFile)
  await fs.writeFile(secretFile, password, { mode: 0o600 })
  // The rename is the commit: a killed first start leaves only the draft, which the next one throws away.
  await fs.rename(draft, dir)
}

async function launch({ dir, bin, user, port, settings }) {
  const conf = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    timezone: "UTC",
    // A week of logs, one file a day, written over; and no values in them, which could be somebody's name.
    logging_collector: "on",
    log_directory: "log",
    log_filename: "postgresql-%a.log",
    log_truncate_on_rotation: "on",
    log_rotation_age: "1d",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_parameter_max_length_on_error: "0",
    ...settings,
  }
  const options = Object.entries(conf)
    .map(([key, value]) => `-c ${key}='${value}'`)
    .join(" ")
  const logFile = `${dir}.log`
  await fs.writeFile(logFile, "", { flag: "a" })
  if (user) await fs.chown(logFile, user.uid, user.gid)
  const args = ["start", "-w", "-t", "120", "-D", dir, "-l", logFile, "-o", options]
  for (let tries = 1; ; tries++) {
    try {
      return await exec(bin.pg_ctl, args, { ...user, env: { ...process.env, LC_ALL: "C" } })
    } catch (error) {
      // After a killed server its children need a moment to let go of the shared memory.
      if (tries === SHUTDOWN_RACE_TRIES)
        throw new Error(
          `${error.message}\n${(await fs.readFile(logFile, "utf8")).split("\n").slice(-8).join("\n")}`,
        )
      if (!(await serverStatus(dir))) await fs.rm(path.join(dir, "postmaster.pid"), { force: true })
      await new Promise((wake) => setTimeout(wake, 250))
    }
  }
}

/** Makes sure a server runs on this data folder and returns { url, port, reused }. */
export async function ensureServer(wantedDir, { port, settings = {}, sync = true } = {}) {
  const user = await unprivilegedUser()
  const { bin, dir } = await postgresBinaries(path.resolve(wantedDir), user)
  await fs.mkdir(path.dirname(dir), { recursive: true })
  return withLock(`${dir}.lock`, async () => {
    const secretFile = `${dir}.secret`
    if (!existsSync(path.join(dir, "PG_VERSION"))) await initialise({ dir, bin, user, secretFile, sync })
    await checkMajorVersion(dir, bin)
    const password = await fs.readFile(secretFile, "utf8")
    const urlAt = (at) => `postgresql://slackline:${password}@127.0.0.1:${at}/postgres`
    const running = await serverStatus(dir)
    if (running?.state === "ready" && (await canQuery(urlAt(running.port))))
      return { url: urlAt(running.port), port: running.port, dir, reused: true }
    await launch({ dir, bin, user, port: port ?? (await freePort()), settings })
    const started = await serverStatus(dir)
    const url = urlAt(started.port)
    if (!(await canQuery(url)))
      throw new Error("PostgreSQL started but does not answer; its log is beside its data folder.")
    return { url, port: started.port, dir, reused: false }
  })
}

/** Stops the server of a data folder; true when there was one. */
export async function stopServer(wantedDir, mode = "fast") {
  const user = await unprivilegedUser()
  const { bin, dir } = await postgresBinaries(path.resolve(wantedDir), user)
  if (!(await serverStatus(dir))) return false
  await exec(bin.pg_ctl, ["stop", "-w", "-m", mode, "-D", dir], { ...user })
  return true
}
