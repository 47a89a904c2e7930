import "server-only"
import { addHome, type HomeSummary, summariseHome } from "@/lib/domain/passport/home-log"
import { dayOfDate, today } from "@/lib/platform/clock"
import { type Db, read } from "@/lib/platform/db"
import { hashToken, linkToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"
import { PASSPORT_LINK } from "./mutations"
import { PASSPORT_ROWS, readPassport } from "./rows-schema"

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

/** The cat's passports, newest first, each with what was logged at home. */
export const passportsOf = (viewer: Viewer, catId: string): Promise<IssuedPassport[]> =>
  read(viewer, async (db) => {
    const rows = await db.passport.findMany({
      where: { catId },
      orderBy: { createdAt: "desc" },
      take: 10,
      select: { ...PASSPORT_ROWS, version: true, revokedAt: true, expiresOn: true, tokenHash: true },
    })
    const asOfDay = today(viewer)
    return rows.map((row) => {
      const { content, entries, placement } = readPassport(row)
      const token = linkToken(PASSPORT_LINK, row.id)
      const isOpen = row.revokedAt === null && dayOfDate(row.expiresOn) >= asOfDay && !placement?.endedOn
      return {
        id: row.id,
        version: row.version,
        issuedDay: content.issuedDay,
        stage: content.stage,
        expiresDay: dayOfDate(row.expiresOn),
        isOpen,
        token: isOpen && hashToken(token) === row.tokenHash ? token : null,
        home: summariseHome(content, entries, asOfDay),
      }
    })
  })

/** What was logged at home in a placement, under however many passports, for whoever asks how it goes. */
export async function homeOfPlacements(
  db: Db,
  viewer: Viewer,
  placementIds: readonly string[],
): Promise<Map<string, HomeSummary>> {
  const rows = await db.passport.findMany({
    where: { cat: { placements: { some: { id: { in: [...placementIds] } } } } },
    orderBy: { createdAt: "asc" },
    select: PASSPORT_ROWS,
  })
  const homes = new Map<string, HomeSummary>()
  for (const { content, entries, placement } of rows.map(readPassport)) {
    if (!placement) continue
    const earlier = homes.get(placement.id)
    const latest = summariseHome(content, entries, today(viewer))
    homes.set(placement.id, earlier ? addHome(earlier, latest) : latest)
  }
  return homes
}
