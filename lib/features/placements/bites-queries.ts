import "server-only"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

/** Bite reports, open ones first; of one cat when named. */
export const biteReports = (viewer: Viewer, catId?: string) =>
  read(viewer, (db) =>
    db.biteReport.findMany({
      where: catId ? { catId } : {},
      orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { happenedOn: "desc" }],
      take: 100,
      include: { cat: { select: { id: true, name: true } } },
    }),
  )
export type BiteReportRow = Awaited<ReturnType<typeof biteReports>>[number]
