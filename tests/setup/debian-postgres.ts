import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import pg from "pg"
import { freePort } from "../../bin/embedded-pg.mjs"
import { unprivilegedUser } from "../../bin/pg-user.mjs"

const BIN = "/usr/lib/postgresql/15/bin"
const PGBOUNCER = "/usr/sbin/pgbouncer"

/** What is missing on this machine for tests of servers next to each other; null when nothing is. */
export function missingServers(): string | null {
  if (!existsSync(`${BIN}/pg_basebackup`)) return "PostgreSQL 15 of Debian is not installed"
  if (!existsSync(PGBOUNCER)) return "PgBouncer is not installed"
  return null
}

async function folderOf(name: string) {
  const user = await unprivilegedUser()
  const folder = mkdtempSync(path.join(tmpdir(), `slackline-${name}-`))
  chmodSync(folder, 0o700)
  if (user) chownSync(folder, user.uid, user.gid)
  return { folder, user }
}

const run = (program: string, args: string[], user: { uid: number; gid: number } | undefined) =>
  execFileSync(`${BIN}/${program}`, args, { ...user, cwd: "/", stdio: ["ignore", "ignore", "pipe"] })

const start = (data: string, port: number, user: { uid: number; gid: number } | undefined) => {
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories= -c fsync=off -c wal_level=replica -c hot_standby=on`
  run("pg_ctl", ["start", "-w", "-D", data, "-l", `${data}.log`, "-o", options], user)
}

/** A primary whose owner is no superuser, and a streaming replica of it. */
export async function startPair() {
  const { folder, user } = await folderOf("pair")
  const [primaryData, replicaData] = [path.join(folder, "primary"), path.join(folder, "replica")]
  const [port, replicaPort] = [await freePort(), await freePort()]
  run("initdb", ["-D", primaryData, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--no-sync"], user)
  start(primaryData, port, user)
  const admin = new pg.Client({ connectionString: `postgresql://postgres@127.0.0.1:${port}/postgres` })
  await admin.connect()
  await admin.query("create role owner login createrole")
  await admin.query("create database house owner owner")
  await admin.end()
  const from = `host=127.0.0.1 port=${port} user=postgres`
  run("pg_basebackup", ["-D", replicaData, "-d", from, "-R", "-X", "stream", "-c", "fast"], user)
  start(replicaData, replicaPort, user)
  const stop = (data: string) => {
    if (existsSync(path.join(data, "postmaster.pid")))
      run("pg_ctl", ["stop", "-w", "-m", "immediate", "-D", data], user)
  }
  const urlAt = (at: number) => `postgresql://owner@127.0.0.1:${at}/house`
  return {
    url: urlAt(port),
    replicaUrl: urlAt(replicaPort),
    adminUrl: `postgresql://postgres@127.0.0.1:${replicaPort}/house`,
    stopReplica: () => stop(replicaData),
    resumeReplica: () => start(replicaData, replicaPort, user),
    stop() {
      stop(replicaData)
      stop(primaryData)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PgBouncer in front of a database, in one of its modes. */
export async function startBouncer(url: string, mode: "session" | "transaction") {
  const { folder, user } = await folderOf("bouncer")
  const port = await freePort()
  const at = new URL(url)
  const users = path.join(folder, "users.txt")
  const settings = path.join(folder, "pgbouncer.ini")
  mkdirSync(folder, { recursive: true })
  writeFileSync(users, `"${at.username}" "${decodeURIComponent(at.password)}"\n`)
  writeFileSync(
    settings,
    `[databases]
* = host=127.0.0.1 port=${at.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = ${mode}
default_pool_size = 20
logfile = ${folder}/log
`,
  )
  if (user) for (const file of [users, settings]) chownSync(file, user.uid, user.gid)
  const bouncer = spawn(PGBOUNCER, [settings], { ...user, cwd: "/", stdio: "ignore" })
  const through = new URL(url)
  through.port = String(port)
  for (let tries = 0; tries < 50; tries++) {
    const client = new pg.Client({ connectionString: through.href })
    client.on("error", () => {})
    const isUp = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => {})
    if (isUp) break
    await wait(100)
  }
  return {
    url: through.href,
    async stop() {
      const gone = once(bouncer, "exit")
      bouncer.kill("SIGKILL")
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
