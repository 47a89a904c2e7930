import "server-only"
import { type Db, Prisma } from "@/lib/platform/db"
import { routes } from "@/lib/platform/routes"
import type { Viewer } from "@/lib/platform/viewer"

/** The address of the next page: what was asked, with the cursor that leads on. */
export function nextAddress(list: string, params: Readonly<Record<string, string | number | undefined>>) {
  const query = new URLSearchParams(
    Object.entries(params).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  )
  return `${routes.api(list)}?${query}`
}

/**
 * From where a program asks for changes next time: the lowest transaction that may still write a cat, or the one after
 * the newest that did. It stands still while nothing changes, and a change is never missed.
 */
export async function markOf(db: Db, viewer: Viewer): Promise<string> {
  const [row] = await db.$queryRaw<{ mark: string }[]>(Prisma.sql`
    select least(pg_snapshot_xmin(pg_current_snapshot())::text::numeric, 1 + greatest(
      coalesce((select "changedXid"::text::numeric from "Cat" where "shelterId" = ${viewer.shelterId}::uuid
        order by "changedXid" desc limit 1), 0),
      coalesce((select "changedXid"::text::numeric from "RemovedCat" where "shelterId" = ${viewer.shelterId}::uuid
        order by "changedXid" desc limit 1), 0)))::text as mark`)
  return row?.mark ?? "0"
}
