import "server-only"
import { SAFETY_REVIEW_DAYS } from "@/lib/domain/matching/hard-constraints"
import { dayOfDate, today } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

/** The documented safety needs of a cat, those that count first, each with the days left until it has to be looked at. */
export function safetyNeedsOf(viewer: Viewer, catId: string) {
  return read(viewer, async (db) => {
    const needs = await db.safetyNeed.findMany({
      where: { catId },
      orderBy: [{ endedOn: { sort: "desc", nulls: "first" } }, { documentedOn: "desc" }, { id: "asc" }],
      select: {
        id: true,
        excludes: true,
        evidence: true,
        documentedOn: true,
        reviewedOn: true,
        endedOn: true,
        version: true,
      },
    })
    const asOfDay = today(viewer)
    return needs.map((need) => ({
      ...need,
      daysLeft: SAFETY_REVIEW_DAYS - (asOfDay - dayOfDate(need.reviewedOn)),
    }))
  })
}
export type SafetyNeedRow = Awaited<ReturnType<typeof safetyNeedsOf>>[number]
