import "server-only"
import { readPublicOrLastKnown } from "@/lib/platform/last-known"
import type { Visitor } from "@/lib/platform/viewer"
import { PUBLIC_CAT_SELECT, type PublicCatCard, toPublicCard } from "./public"

// As many addresses as one sitemap may hold.
const MOST_ADDRESSES = 45_000

/** Public addresses of all listed cats, for search engines. */
export const listedSlugs = (visitor: Visitor): Promise<string[]> =>
  readPublicOrLastKnown(visitor, ["slugs"], async (db) => {
    const rows = await db.cat.findMany({
      where: { listed: true, shelterId: visitor.shelterId, intakeOn: { not: null } },
      orderBy: [{ intakeOn: "desc" }, { id: "desc" }],
      take: MOST_ADDRESSES,
      select: { slug: true },
    })
    return rows.map(({ slug }) => slug)
  })

/** The newest listed cats with the day they came, newest first, for those who follow the list elsewhere. */
export const newestListed = (
  visitor: Visitor,
  count: number,
): Promise<{ card: PublicCatCard; cameOn: Date }[]> =>
  readPublicOrLastKnown(visitor, ["newest", count], async (db) => {
    const rows = await db.cat.findMany({
      where: { listed: true, shelterId: visitor.shelterId, intakeOn: { not: null } },
      orderBy: [{ intakeOn: "desc" }, { id: "desc" }],
      take: count,
      select: PUBLIC_CAT_SELECT,
    })
    return rows.flatMap((row) =>
      row.intakeOn ? [{ card: toPublicCard(row, visitor), cameOn: row.intakeOn }] : [],
    )
  })
