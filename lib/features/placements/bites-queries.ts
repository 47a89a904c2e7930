import "server-only"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

/** The bite reports of a cat, open ones first. */
export const biteReports = (viewer: Viewer, catId: string) =>
  read(viewer, (db) =>
    db.biteReport.findMany({
      where: { catId },
      orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { happenedOn: "desc" }],
    }),
  )
export type BiteReportRow = Awaited<ReturnType<typeof biteReports>>[number]
