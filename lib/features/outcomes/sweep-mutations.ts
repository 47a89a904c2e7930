import "server-only"
import { listShelters } from "@/lib/features/shelter/queries"
import { keep } from "@/lib/platform/db"
import { operatorOf } from "@/lib/platform/operator"
import type { Viewer } from "@/lib/platform/viewer"

/** Forgets old notes of changes: the newest of each shelter stays, so that a version never comes again. */
export async function sweepFigureChanges(): Promise<void> {
  for (const { code } of await listShelters()) await sweepOne(await operatorOf(code))
}

/** Only what every transaction that still runs can see already: a late one must still change the version. */
const sweepOne = (viewer: Viewer): Promise<number> =>
  keep(
    viewer,
    (db) => db.$executeRaw`
      delete from "FigureChange" c where c."shelterId" = ${viewer.shelterId}::uuid
        and c."xid" < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        and c."xid" < (select max(n."xid") from "FigureChange" n where n."shelterId" = ${viewer.shelterId}::uuid)`,
  )
