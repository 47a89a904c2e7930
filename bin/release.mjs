// `npm run release`: an archive that starts without installing or building, for machines too small for either.
import { createHash } from "node:crypto"
import { createReadStream, readFileSync } from "node:fs"
import * as fs from "node:fs/promises"
import path from "node:path"
import { buildCommandLine, buildWebApp } from "./build.mjs"
import { buildDir, root, run, runNode, say, step } from "./house.mjs"
import { ensureDeps } from "./install-deps.mjs"
import { RELEASE_FILE } from "./release-info.mjs"

const PROGRAMS = ["bin", "public", "prisma", "messages", ".build/cli"]
const PAPERS = [
  "README.md",
  "CHANGELOG.md",
  "RUNNING.md",
  "EXPORT.md",
  "PROFILES.md",
  "ARCHITECTURE.md",
  "DECISIONS.md",
]
// Its node_modules are links, by the names the built code uses, to the packages beside it.
const BUILT = ["server", "static", "node_modules"]

// Packages that others name as possible companions and that only building, testing and developing needs.
const NOT_TO_RUN = [
  "prisma",
  "@prisma/config",
  "@prisma/dev",
  "@prisma/engines",
  "@prisma/engines-version",
  "@prisma/fetch-engine",
  "@prisma/get-platform",
  "@prisma/query-plan-executor",
  "@prisma/streams-local",
  "@prisma/studio-core",
  "@electric-sql",
  "@next/swc-*",
  "@types",
  "@typescript",
  "effect",
  "playwright",
  "playwright-core",
  "@playwright",
  "typescript",
]
const NOT_TO_KEEP = /\.(map|d\.[mc]?ts)$|query_compiler_\w+_bg\.(cockroachdb|mysql|sqlite|sqlserver)\./

export const releaseName = () => {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"))
  return `slackline-${version}-${process.platform}-${process.arch}`
}

async function copyPrograms(to) {
  for (const name of [...PROGRAMS, ...PAPERS])
    await fs.cp(path.join(root, name), path.join(to, name), { recursive: true })
  for (const name of BUILT)
    await fs.cp(path.join(root, ".next", name), path.join(to, ".next", name), {
      recursive: true,
      verbatimSymlinks: true,
    })
  // The manifests beside them; what a running app writes there itself stays behind.
  for (const entry of await fs.readdir(path.join(root, ".next"), { withFileTypes: true }))
    if (entry.isFile() && !/^(trace|turbopack)/.test(entry.name))
      await fs.cp(path.join(root, ".next", entry.name), path.join(to, ".next", entry.name))
}

/** Next reads its settings with the compiler that is left behind: they are bundled into plain JavaScript. */
async function copySettings(to) {
  const { build } = await import("vite")
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "error",
    ssr: { external: true },
    build: {
      ssr: "next.config.ts",
      outDir: to,
      emptyOutDir: false,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "next.config.mjs" } },
    },
  })
}

async function installPackages(to) {
  for (const name of ["package.json", "package-lock.json"])
    await fs.cp(path.join(root, name), path.join(to, name))
  const args = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
  const npm = process.env.npm_execpath
  const options = { cwd: to, env: { NODE_ENV: "production" }, stdio: ["ignore", 2, 2] }
  if (npm?.endsWith(".js")) await runNode([npm, ...args], options)
  else await run("npm", args, options)
  const modules = path.join(to, "node_modules")
  for (const name of NOT_TO_RUN) {
    const folder = path.dirname(path.join(modules, name))
    const wanted = path.basename(name).replace("*", "")
    for (const found of await fs.readdir(folder).catch(() => []))
      if (name.endsWith("*") ? found.startsWith(wanted) : found === wanted)
        await fs.rm(path.join(folder, found), { recursive: true, force: true })
  }
  for (const entry of await fs.readdir(modules, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && NOT_TO_KEEP.test(entry.name))
      await fs.rm(path.join(entry.parentPath ?? entry.path, entry.name))
}

async function describe(to) {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"))
  const { out } = await run("git", ["rev-parse", "HEAD"], { capture: true, allowFailure: true })
  const migrations = (await fs.readdir(path.join(root, "prisma/migrations"))).filter((name) =>
    /^\d/.test(name),
  )
  const facts = {
    version,
    commit: out.trim() || null,
    platform: process.platform,
    arch: process.arch,
    newestMigration: migrations.sort().at(-1),
  }
  await fs.writeFile(path.join(to, RELEASE_FILE), `${JSON.stringify(facts, null, 2)}\n`)
}

async function sha256(file) {
  const hash = createHash("sha256")
  for await (const part of createReadStream(file)) hash.update(part)
  return hash.digest("hex")
}

/** Makes the archive and returns its path. */
export async function makeRelease() {
  await ensureDeps()
  await buildCommandLine()
  await buildWebApp()
  const name = releaseName()
  const folder = path.join(buildDir, "release")
  const to = path.join(folder, name)
  await fs.rm(to, { recursive: true, force: true })
  await fs.mkdir(to, { recursive: true })
  await step("Copying the built app", async () => {
    await copyPrograms(to)
    await copySettings(to)
    await describe(to)
  })
  await step("Installing the packages it runs on", () => installPackages(to))
  const archive = path.join(folder, `${name}.tar.gz`)
  await step("Packing", () => run("tar", ["-czf", archive, "-C", folder, name], { capture: true }))
  await fs.rm(to, { recursive: true, force: true })
  await fs.writeFile(`${archive}.sha256`, `${await sha256(archive)}  ${name}.tar.gz\n`)
  return archive
}

if (process.argv[1] === import.meta.filename)
  makeRelease().then(
    (archive) => process.stdout.write(`${path.relative(root, archive)}\n`),
    (error) => {
      say(`✗ ${error.message}`)
      process.exit(1)
    },
  )
