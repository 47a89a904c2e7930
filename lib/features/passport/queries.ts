import "server-only"
import type { HistoryEntry } from "@/lib/domain/harness/history"
import { type HomeSummary, summariseHome } from "@/lib/domain/passport/home-log"
import type { PassportContent } from "@/lib/domain/passport/passport"
import { dayOfDate, today } from "@/lib/platform/clock"
import { type Db, read } from "@/lib/platform/db"
import { hashToken, linkToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"
import { PASSPORT_LINK } from "./mutations"

/** A passport as staff see it on the cat's page. */
export interface IssuedPassport {
  id: string
  version: number
  issuedDay: number
  stage: number
  expiresDay: number
  isOpen: boolean
  /** Null once the installation's secret is another one: the link still opens, but only a new passport shows one. */
  token: string | null
  home: HomeSummary
}

const entriesOf = (rows: readonly { entry: unknown }[]) => rows.map(({ entry }) => entry as HistoryEntry)

/** The cat's passports, newest first, each with what was logged at home. */
export const passportsOf = (viewer: Viewer, catId: string): Promise<IssuedPassport[]> =>
  read(viewer, async (db) => {
    const rows = await db.passport.findMany({
      where: { catId },
      orderBy: { createdAt: "desc" },
      take: 10,
      include: { entries: { select: { entry: true } } },
    })
    const asOfDay = today(viewer)
    return rows.map((row) => {
      const content = row.content as unknown as PassportContent
      const token = linkToken(PASSPORT_LINK, row.id)
      const isOpen = row.revokedAt === null && dayOfDate(row.expiresOn) >= asOfDay
      return {
        id: row.id,
        version: row.version,
        issuedDay: content.issuedDay,
        stage: content.stage,
        expiresDay: dayOfDate(row.expiresOn),
        isOpen,
        token: isOpen && hashToken(token) === row.tokenHash ? token : null,
        home: summariseHome(content, entriesOf(row.entries), asOfDay),
      }
    })
  })

/** What was logged at home under the passport of a placement, for whoever asks how it goes. */
export async function homeOfPlacements(
  db: Db,
  viewer: Viewer,
  placementIds: readonly string[],
): Promise<Map<string, HomeSummary>> {
  const rows = await db.passport.findMany({
    where: { placementId: { in: [...placementIds] } },
    orderBy: { createdAt: "asc" },
    select: { placementId: true, content: true, entries: { select: { entry: true } } },
  })
  return new Map(
    rows.flatMap(({ placementId, content, entries }) =>
      placementId
        ? [
            [
              placementId,
              summariseHome(content as unknown as PassportContent, entriesOf(entries), today(viewer)),
            ],
          ]
        : [],
    ),
  )
}
