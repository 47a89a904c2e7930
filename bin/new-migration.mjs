// Drafts a migration: `npm run db:migration -- add_photos` writes the SQL between the migrations and the schema.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import pg from "pg"
import { root, runNode, say } from "./house.mjs"
import { databaseUrl, startThrowawayServer } from "./throwaway-pg.mjs"

const dir = path.join(root, "prisma/migrations")

/** The SQL that would bring the migrations to the schema; empty when they agree. Also the drift gate of `npm run check`. */
export async function draftMigration() {
  const server = await startThrowawayServer("draft")
  try {
    const admin = new pg.Client({ connectionString: server.url })
    await admin.connect()
    await admin.query("create database shadow")
    await admin.query("create database target")
    await admin.end()
    const fresh = readdirSync(dir).every((name) => name.endsWith(".toml"))
    const from = fresh ? ["--from-empty"] : ["--from-migrations", "prisma/migrations"]
    const { out } = await runNode(
      [
        path.join(root, "bin/prisma.mjs"),
        "migrate",
        "diff",
        ...from,
        "--to-schema",
        "prisma/schema.prisma",
        "--script",
      ],
      {
        capture: true,
        env: {
          DATABASE_URL: databaseUrl(server.url, "target"),
          SHADOW_DATABASE_URL: databaseUrl(server.url, "shadow"),
        },
      },
    )
    return out.includes("This is an empty migration") ? "" : out.trim()
  } finally {
    await server.stop()
  }
}

if (process.argv[1] === import.meta.filename) {
  const name = process.argv[2]
  if (!/^[a-z0-9_]+$/.test(name ?? "")) {
    say("Give the migration a name of small letters, digits and _: npm run db:migration -- add_photos")
    process.exit(2)
  }
  const sql = await draftMigration()
  if (!sql) {
    say("The migrations and the schema agree; there is nothing to write.")
    process.exit(0)
  }
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14)
  const file = path.join(dir, `${stamp}_${name}`, "migration.sql")
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${sql}\n`)
  say(
    `Wrote ${path.relative(root, file)}. Read it, and give new tables their policy (see the first migration).`,
  )
}
