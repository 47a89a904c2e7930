import "server-only"
import { firstDayOfMonth } from "@/lib/domain/calendar/month"
import { monthlyMatrix } from "@/lib/domain/reports/matrix"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, now, today } from "@/lib/platform/clock"
import { type Prisma, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { isMonthOver, loadMatrixStays } from "./matrix-queries"
import type { SubmitMatrixInput } from "./matrix-schema"

/** Freezes a month as it is handed in: its numbers and the stays behind every one. Sent twice, it is kept once. */
export const submitMatrix = (viewer: Viewer, { id, month, note }: SubmitMatrixInput) =>
  write(viewer, async (db) => {
    const known = await db.matrixSubmission.findUnique({ where: { id }, select: { id: true } })
    if (known) return { id }
    if (!isMonthOver(month, today(viewer)))
      throw new AppError(
        "INVALID",
        "This month is not over yet. It can be marked from the first day of the next.",
        {
          month: "is not over yet",
        },
      )
    const matrix = monthlyMatrix(await loadMatrixStays(db, viewer), month)
    await db.matrixSubmission.create({
      data: {
        id,
        shelterId: viewer.shelterId,
        monthOn: dateOfDay(firstDayOfMonth(month)),
        content: matrix as unknown as Prisma.InputJsonObject,
        note: note || null,
        personId: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "matrix.submit",
      entity: "MatrixSubmission",
      entityId: id,
      summary: `The intake and outcome matrix of ${month} was marked as submitted.`,
      details: {
        month,
        beginning: matrix.beginning,
        intakes: matrix.intakes,
        outcomes: matrix.outcomes,
        ending: matrix.ending,
      },
    })
    return { id }
  })
