import "server-only"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import type { CardsParams } from "./cards-schema"

/** As many cards as one file holds: a large room twice over. */
export const MOST_CARDS = 60

/** Public addresses of the listed cats of a room, in the order of their units; or of the one cat that is named. */
export const cardSlugs = (viewer: Viewer, { room, cat }: CardsParams): Promise<string[]> =>
  read(viewer, async (db) => {
    const rows = await db.cat.findMany({
      where: { listed: true, ...(cat ? { id: cat } : { room }) },
      orderBy: [{ unit: "asc" }, { name: "asc" }, { id: "asc" }],
      take: MOST_CARDS,
      select: { slug: true },
    })
    return rows.map(({ slug }) => slug)
  })
