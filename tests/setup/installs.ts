import { randomUUID } from "node:crypto"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import pg from "pg"
import { inject, vi } from "vitest"
import { knownMigrations, migrate } from "../../bin/migrate.mjs"
import { freshDatabase } from "./test-shelter"

export const migrations = {
  known: async () => knownMigrations(),
  apply: (url: string, upTo?: string) => migrate(url, { upTo }),
}

export const newFolder = () => mkdtempSync(path.join(tmpdir(), "slackline-install-"))

/** A database with nothing in it, or with the schema up to a migration. */
export async function bareDatabase(upTo?: string): Promise<string> {
  const url = new URL(inject("serverUrl"))
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  const name = `bare_${randomUUID().replaceAll("-", "")}`
  await admin.query(`create database ${name} template template0`)
  await admin.end()
  url.pathname = `/${name}`
  if (upTo) await migrate(url.href, { upTo })
  return url.href
}

export interface Install {
  url: string
  data: string
}

/** The app's modules live in this install from here on: its database, its data folder, its settings. */
export async function moveInto(
  install: Partial<Install>,
  settings: Record<string, string> = {},
): Promise<Install> {
  const { closeDb } = await import("@/lib/platform/db")
  await closeDb()
  vi.resetModules()
  for (const name of Object.keys(process.env))
    if (name.startsWith("SLACKLINE_BACKUP")) delete process.env[name]
  const url = install.url ?? (await freshDatabase())
  const data = install.data ?? newFolder()
  Object.assign(process.env, { DATABASE_URL: url, SLACKLINE_DATA: data, ...settings })
  delete process.env.NEXTAUTH_SECRET
  return { url, data }
}

export async function query(url: string, sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}
