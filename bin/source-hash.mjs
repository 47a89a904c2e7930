// A fingerprint of source files, so that nothing is generated or built twice for the same sources.
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import path from "node:path"
import { buildDir, root } from "./house.mjs"
import { withLock } from "./lock.mjs"
import { release } from "./release-info.mjs"

const LONGEST_BUILD_MS = 600_000

function* filesBelow(place) {
  if (!existsSync(place)) return
  if (statSync(place).isFile()) return yield place
  for (const entry of readdirSync(place, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (entry.name === "generated" || entry.name === "node_modules") continue
    yield* filesBelow(path.join(place, entry.name))
  }
}

function hashOf(places) {
  const hash = createHash("sha256").update(process.version)
  for (const place of places)
    for (const file of filesBelow(path.join(root, place)))
      hash.update(path.relative(root, file)).update(readFileSync(file))
  return hash.digest("hex")
}

/** Runs `work` unless it already ran for these very sources and its `product` still exists. */
export async function oncePerSource({ name, places, product, work }) {
  if (release) return false
  const stamp = path.join(buildDir, `${name}.stamp`)
  const want = hashOf(places)
  const isDone = () => existsSync(product) && existsSync(stamp) && readFileSync(stamp, "utf8") === want
  if (isDone()) return false
  return withLock(
    path.join(buildDir, `${name}.lock`),
    async () => {
      if (isDone()) return false // another starter did it meanwhile
      await work()
      writeFileSync(stamp, want)
      return true
    },
    { waitMs: LONGEST_BUILD_MS },
  )
}
