import "server-only"
import { unknownsToSettle } from "@/lib/domain/matching/unknowns"
import { today } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { loadCandidates, toCandidate } from "./candidates-queries"
import type { DeskParams } from "./desk-schema"
import { pageOf } from "./desk-schema"
import { loadWaiting } from "./waiting-queries"

/** What nobody knows of the cats in care, by how many waiting adopters it stands between, one page of it. */
export function unknownsPage(viewer: Viewer, params: DeskParams) {
  return read(viewer, async (db) => {
    const asOfDay = today(viewer)
    const rows = await loadCandidates(db)
    const people = await loadWaiting(db, viewer, asOfDay)
    const found = unknownsToSettle({
      candidates: rows.map((row) => toCandidate(row, asOfDay)),
      people,
      asOfDay,
    })
    const names = new Map(rows.map((row) => [row.id, row.name]))
    const page = pageOf(found, params.page)
    return {
      ...page,
      waiting: people.length,
      rows: page.rows.map((one) => ({ ...one, catName: names.get(one.catId) ?? "" })),
    }
  })
}
export type UnknownsPage = Awaited<ReturnType<typeof unknownsPage>>
