import "server-only"
import type { CheckInAnswers } from "@/lib/domain/placement/check-in-questions"
import { dayOfDate, today } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import { absoluteAddress } from "@/lib/platform/public-address"
import { routes } from "@/lib/platform/routes"
import { hashToken, linkToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"

/** The check-ins of the cats that live with an adopter now, each with its link to hand over. */
export const checkInsOf = (viewer: Viewer, adopterId: string) =>
  read(viewer, async (db) => {
    const rows = await db.checkIn.findMany({
      where: { placement: { adopterId, endedOn: null } },
      orderBy: { dueOn: "asc" },
      include: { placement: { select: { cat: { select: { name: true } } } } },
    })
    return rows.map((row) => {
      const token = linkToken("check-in", row.id)
      return {
        id: row.id,
        version: row.version,
        catName: row.placement.cat.name,
        day: row.day,
        dueOn: row.dueOn,
        isDue: row.answeredAt === null && dayOfDate(row.dueOn) <= today(viewer),
        answeredAt: row.answeredAt,
        answeredBy: row.answeredBy,
        answers: row.answers as CheckInAnswers | null,
        address: hashToken(token) === row.tokenHash ? absoluteAddress(routes.checkIn(token)) : null,
      }
    })
  })
export type CheckInRow = Awaited<ReturnType<typeof checkInsOf>>[number]
