// The migrations of this version beside those of a database, without waking the engine.
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { root } from "./house.mjs"

function released(dir) {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(dir, entry.name, "migration.sql")))
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(dir, name, "migration.sql"))
      return { name, checksum: createHash("sha256").update(sql).digest("hex") }
    })
}

/** What is still to be applied, what differs from the released text, and what this version does not know. */
export function pendingMigrations(applied, dir = path.join(root, "prisma/migrations")) {
  const ours = released(dir)
  const theirs = new Map(applied.filter(({ done }) => done).map(({ name, checksum }) => [name, checksum]))
  const names = new Set(ours.map(({ name }) => name))
  return {
    pending: ours.filter(({ name }) => !theirs.has(name)).map(({ name }) => name),
    changed: ours
      .filter(({ name, checksum }) => theirs.has(name) && theirs.get(name) !== checksum)
      .map(({ name }) => name),
    unknown: [...theirs.keys()].filter((name) => !names.has(name)).sort(),
  }
}
