import "server-only"
import { type CatHistories, type CatSummary, summariseCat } from "@/lib/domain/cats/summarise"
import { noteEvent } from "@/lib/features/webhooks/outbox-mutations"
import { dateOfDay, today } from "@/lib/platform/clock"
import { type Db, Prisma, read, write } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { type CatRows, loadCatRows, toHistories, withoutSuperseded } from "./histories-queries"
import { toSummaryColumns } from "./summary-schema"

const MS_PER_HOUR = 3_600_000

function coolDownEnd(summary: CatSummary): Date | null {
  const rest = summary.training?.coolDownUntil
  if (!rest) return null
  return rest.untilHours === null ? dateOfDay(rest.untilDay) : new Date(rest.untilHours * MS_PER_HOUR)
}

/** A cat's rows, its histories and its evaluation at one moment. */
export interface EvaluatedCat {
  rows: CatRows
  histories: CatHistories
  summary: CatSummary
}

/** Locks one cat's row for the running transaction: two writers of one cat's facts follow each other. */
export const lockCat = (db: Db, catId: string) =>
  db.$queryRaw`select "id" from "Cat" where "id" = ${catId}::uuid for update`

/** Loads and evaluates one cat as it stands now. */
export async function evaluateCat(db: Db, viewer: Viewer, catId: string): Promise<EvaluatedCat> {
  const rows = await loadCatRows(db, catId)
  const histories = await toHistories(db, viewer, rows)
  return { rows, histories, summary: summariseCat(histories) }
}

/**
 * Evaluates one cat anew and stores what lists need; called by every mutation that adds a fact, in its transaction.
 * The row is locked first: two writers of one cat's facts follow each other, so neither summary misses the other's fact.
 */
export async function refreshCat(db: Db, viewer: Viewer, catId: string): Promise<EvaluatedCat> {
  await lockCat(db, catId)
  const evaluated = await evaluateCat(db, viewer, catId)
  const { rows: cat, histories, summary } = evaluated
  const { training } = summary
  const round = withoutSuperseded(cat.roundChecks).at(-1)
  const openStay = cat.stays.findLast((stay) => stay.outcomeOn === null)
  await db.cat.update({
    where: { id: catId },
    data: {
      inCare: histories.isInCare,
      listed: summary.isListed,
      intakeOn: (openStay ?? cat.stays.at(-1))?.intakeOn ?? null,
      ...toSummaryColumns(summary),
      stage: training?.stage ?? null,
      mastered: training?.mastered ?? 0,
      reviewOpen: training?.review ?? false,
      coolDownUntil: coolDownEnd(summary),
      lastSessionAt: withoutSuperseded(cat.sessions).at(-1)?.startedAt ?? null,
      lastRatingAt: cat.ratings.at(-1)?.ratedAt ?? null,
      roundAt: round?.checkedAt ?? null,
      roundStress: round?.stress ?? null,
      roundEating: round?.eating ?? "unknown",
      roundIllness: round?.illness ?? "unknown",
      facets: summary.tokens,
      summaryOn: dateOfDay(histories.asOfDay),
    },
  })
  if (summary.isListed && !cat.listed) await noteEvent(db, viewer, { type: "cat.published", catId })
  return evaluated
}

// Enough for a house full of cats; the rest follows on the next page view.
const REFRESH_AT_ONCE = 400

/** Evidence ages and gates run out over night: evaluates the cats in care whose summary is from another day. */
export async function refreshStaleCats(viewer: Viewer): Promise<number> {
  const day = dateOfDay(today(viewer))
  const stale = await read(viewer, (db) =>
    db.$queryRaw<{ id: string }[]>(Prisma.sql`
      select "id" from "Cat" where "shelterId" = ${viewer.shelterId}::uuid and "inCare"
      and ("summaryOn" is null or "summaryOn" <> ${day}::date) limit ${REFRESH_AT_ONCE}`),
  )
  for (const { id } of stale) await write(viewer, (db) => refreshCat(db, viewer, id))
  return stale.length
}
