import "server-only"
import type pg from "pg"
import { CatIndex } from "@/lib/domain/cats/cat-index"
import { readBulk } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { ROW_SQL, type RowValues, toIndexedCat } from "./rows-queries"

interface KeptIndex {
  index: CatIndex
  /** The xmin of the newest snapshot that was read: every change that it did not show has this number or a later one. */
  mark: string | null
  /** The look at the database that is running or was last. */
  last: Promise<unknown>
  /** A look that has not begun: whoever comes before it begins may share it. */
  waiting: Promise<CatIndex> | null
}

// Shelters whose lists this process keeps; the one nobody asked for longest goes first.
const SHELTERS_KEPT = 20
const ROWS_AT_ONCE = 2_000

// One per process: the framework loads this module more than once (pages, handlers, start-up hook).
const kept = globalThis as typeof globalThis & { slacklineCatIndexes?: Map<string, KeptIndex> }
kept.slacklineCatIndexes ??= new Map()
const indexes = kept.slacklineCatIndexes

function indexOf(shelterId: string): KeptIndex {
  const known = indexes.get(shelterId)
  const found = known ?? { index: new CatIndex(), mark: null, last: Promise.resolve(), waiting: null }
  // Deleted and set again: the map's order is the order of use.
  indexes.delete(shelterId)
  indexes.set(shelterId, found)
  if (indexes.size > SHELTERS_KEPT) indexes.delete(indexes.keys().next().value ?? "")
  return found
}

const pause = () => new Promise((resolve) => setImmediate(resolve))

/** Reads all cats in portions. The mark is taken first: what changes meanwhile is read again by the next look. */
async function readEverything(client: pg.PoolClient, shelterId: string) {
  const index = new CatIndex()
  const { rows: marks } = await client.query<{ mark: string }>(
    "select pg_snapshot_xmin(pg_current_snapshot())::text as mark",
  )
  const portion = `select ${ROW_SQL} as row from "Cat" where "shelterId" = $1::uuid and "id" > $2::uuid
    order by "id" limit ${ROWS_AT_ONCE}`
  const read = (after: string) => client.query<{ row: RowValues }>(portion, [shelterId, after])
  let reading = read("00000000-0000-0000-0000-000000000000")
  for (;;) {
    const { rows } = await reading
    const last = rows.at(-1)?.row[0]
    const hasMore = last !== undefined && rows.length === ROWS_AT_ONCE
    // The database looks for the next portion while this one is taken in.
    if (hasMore) reading = read(last)
    for (const { row } of rows) index.put(toIndexedCat(row))
    if (!hasMore) break
  }
  for (const _ of index.warm()) await pause()
  return { index, mark: marks[0]?.mark ?? null }
}

/** What a look sees anew, in one statement and so in one snapshot: the snapshot's xmin, who is gone, who changed. */
export const LOOK_SQL = `
  with snapshot as (
    select pg_snapshot_xmin(pg_current_snapshot())::text as mark,
      (select string_agg("catId"::text, ',') from "RemovedCat"
       where "shelterId" = $1::uuid and "changedXid" >= $2::text::xid8) as removed)
  select snapshot.mark, snapshot.removed, changed.row from snapshot left join lateral (
    select ${ROW_SQL} as row from "Cat" where "shelterId" = $1::uuid and "changedXid" >= $2::text::xid8
  ) as changed on true`

interface Seen {
  mark: string
  removed: string | null
  row: RowValues | null
}

async function look(viewer: Viewer, one: KeptIndex): Promise<CatIndex> {
  await readBulk(viewer, async (client) => {
    if (one.mark === null) Object.assign(one, await readEverything(client, viewer.shelterId))
    const { rows } = await client.query<Seen>(LOOK_SQL, [viewer.shelterId, one.mark])
    for (const id of rows[0]?.removed?.split(",") ?? []) one.index.remove(id)
    for (const { row } of rows) if (row) one.index.put(toIndexedCat(row))
    one.mark = rows[0]?.mark ?? one.mark
  })
  return one.index
}

/**
 * The shelter's index as the database stands now. Every call asks the database what changed since the last look, so a
 * commit of any process shows on the next request; calls that come together share one look that begins after them.
 */
export function currentIndex(viewer: Viewer): Promise<CatIndex> {
  const one = indexOf(viewer.shelterId)
  if (one.waiting) return one.waiting
  const waiting = one.last.then(() => {
    one.waiting = null
    return look(viewer, one)
  })
  one.waiting = waiting
  // A look that failed says so to whoever waits for it; the next one begins anew.
  one.last = waiting.catch(() => {})
  return waiting
}
