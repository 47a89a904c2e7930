import "server-only"
import { type MonthTotals, type ShownTotals, shownTotals } from "@/lib/domain/reports/public-figures"
import { readForVisitor } from "@/lib/platform/db"
import { orLastKnown } from "@/lib/platform/last-known"
import type { Visitor } from "@/lib/platform/viewer"
import { SubmittedMatrix } from "./matrix-schema"

const MOST_MONTHS = 12
const MOST_READ = 100

/**
 * The last months that were handed in, as anybody may see them, newest first: six sums a month from the frozen
 * snapshot, small ones hidden, and nothing else of it.
 */
export const submittedFigures = (visitor: Visitor): Promise<ShownTotals[]> =>
  orLastKnown([visitor.shelterId, "figures"], () =>
    readForVisitor(visitor, async (db) => {
      const rows = await db.matrixSubmission.findMany({
        orderBy: [{ monthOn: "desc" }, { createdAt: "desc" }, { id: "desc" }],
        take: MOST_READ,
        select: { content: true },
      })
      const newest = new Map<string, MonthTotals>()
      for (const { content } of rows) {
        const submitted = SubmittedMatrix.safeParse(content)
        if (!submitted.success || newest.has(submitted.data.month)) continue
        const { month, beginning, intakes, outcomes, liveOutcomes, ending } = submitted.data
        newest.set(month, {
          month,
          beginning,
          intakes,
          liveOutcomes,
          otherOutcomes: outcomes - liveOutcomes,
          ending,
        })
      }
      return shownTotals([...newest.values()].slice(0, MOST_MONTHS))
    }),
  )
