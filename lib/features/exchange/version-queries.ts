import "server-only"
import { systemPool } from "@/lib/platform/db"

/** The name of the newest migration of this database: archives go only between equal ones. */
export async function schemaVersion(): Promise<string> {
  const { rows } = await systemPool().query<{ name: string }>(
    `select max(migration_name) as name from _prisma_migrations where finished_at is not null`,
  )
  return rows[0]?.name ?? "none"
}
