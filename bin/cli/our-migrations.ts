import path from "node:path"
import { pathToFileURL } from "node:url"
import type { Migrations } from "@/lib/features/backups/target-mutations"

/** The migrations of this version. Their engine is never bundled: it finds its files by where it lies. */
export async function ourMigrations(): Promise<Migrations> {
  // The bundle lies as deep in the house as this file: .build/cli and bin/cli.
  const place = path.resolve(import.meta.dirname, "../../bin/migrate.mjs")
  const { knownMigrations, migrate } = await import(/* @vite-ignore */ pathToFileURL(place).href)
  return { known: async () => knownMigrations(), apply: (url, upTo) => migrate(url, { upTo }) }
}
