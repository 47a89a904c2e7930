import "server-only"
import { ageInMonths } from "@/lib/domain/calendar/age"
import { parseIsoDay } from "@/lib/domain/calendar/day"
import { type Portrait, portraitOf } from "@/lib/domain/cats/portrait"
import { isNotCleared, readyFor } from "@/lib/domain/suitability/ready-for"
import type { Tier } from "@/lib/domain/suitability/tiers"
import { dayOf, dayOfDate, today } from "@/lib/platform/clock"
import { type Db, Prisma } from "@/lib/platform/db"
import { readPublicOrLastKnown } from "@/lib/platform/last-known"
import type { Visitor } from "@/lib/platform/viewer"
import { LOOK_COLUMNS } from "./look-queries"
import { type PublicPhoto, SHOWN_PHOTOS, toPublicPhoto } from "./photos-public"
import { describeCat, PROFILE_SELECT, type PublicProfile } from "./profile-public"
import { PUBLIC_TOKENS, type PublicListParams } from "./public-schema"

export const PUBLIC_PAGE_SIZE = 24

/** The columns a card is made of. All of them are among those the database gives to anybody. */
export const PUBLIC_CAT_SELECT = {
  id: true,
  slug: true,
  name: true,
  sex: true,
  bornOn: true,
  bornEstimated: true,
  breed: true,
  ...LOOK_COLUMNS,
  intakeOn: true,
  potential: true,
  effective: true,
  sufficient: true,
  clearedOutdoors: true,
  lastSessionAt: true,
  lastRatingAt: true,
  facets: true,
  photos: { ...SHOWN_PHOTOS, take: 1 },
} satisfies Prisma.CatSelect
export type PublicCatRow = Prisma.CatGetPayload<{ select: typeof PUBLIC_CAT_SELECT }>

/** A cat as anybody sees it in a list: no score, no gate, no room, no id. */
export interface PublicCatCard {
  /** The public address: routes.publicCat(slug). */
  slug: string
  name: string
  sex: "F" | "M" | "unknown"
  ageMonths: number | null
  isAgeEstimated: boolean
  breed: string | null
  portrait: Portrait
  /** The first photo that has words; without one the portrait stands for the cat. */
  photo: PublicPhoto | null
  /** The ready-for label, null while it is withheld. */
  tier: Tier | null
  mayGrowInto: Tier | null
  /** Gates keep the cat inside for now; why is for staff. */
  isNotCleared: boolean
  energy: "calm" | "medium" | "lively" | null
  daysWaiting: number | null
  /** Days since staff last worked with the cat or rated it; null = not yet. */
  seenDaysAgo: number | null
}

const ENERGIES = ["calm", "medium", "lively"] as const
// The stripes need no more; a page of cats stays lighter.
const GRAIN_STEPS = 1000

type Place = Pick<Visitor, "timeZone">

/** Calendar days since a moment, at the place's own midnight. */
const daysSince = (moment: Date | null, place: Place) =>
  moment ? Math.max(0, today(place) - dayOf(moment, place)) : null

/** What a row becomes for anybody's eyes, as of today where the shelter is. */
export function toPublicCard(row: PublicCatRow, place: Place): PublicCatCard {
  const asOfDay = today(place)
  // The stored tier already is the lowest of the three truths; nothing else of them leaves the house.
  const ready = readyFor({ ...row, demonstrated: row.effective, cap: "TRAIL" })
  const seen = [daysSince(row.lastSessionAt, place), daysSince(row.lastRatingAt, place)].filter(
    (days) => days !== null,
  )
  const look = portraitOf({ ...row, seed: row.id })
  return {
    slug: row.slug,
    name: row.name,
    sex: row.sex,
    ageMonths: ageInMonths(row.bornOn && dayOfDate(row.bornOn), asOfDay),
    isAgeEstimated: row.bornEstimated,
    breed: row.breed,
    portrait: { ...look, grain: look.grain.map((part) => Math.round(part * GRAIN_STEPS) / GRAIN_STEPS) },
    photo: row.photos[0] ? toPublicPhoto(row.photos[0]) : null,
    tier: ready.tier,
    mayGrowInto: ready.mayGrowInto,
    isNotCleared: isNotCleared({ ...row, isClearedOutdoors: row.clearedOutdoors }),
    energy: ENERGIES.find((one) => row.facets.includes(`energy:${one}`)) ?? null,
    daysWaiting: row.intakeOn ? Math.max(0, asOfDay - dayOfDate(row.intakeOn)) : null,
    seenDaysAgo: seen.length > 0 ? Math.min(...seen) : null,
  }
}

/** One page of the public list with its facet counts. */
export interface PublicCatPage {
  cats: PublicCatCard[]
  /** Cats this filter shows, over all pages. */
  shown: number
  /** Cats looking for a home that this filter leaves out. */
  hidden: number
  next: string | null
  /** Cats per public facet token, each facet counted without its own selection. */
  counts: Record<string, number>
}

const facetOf = (token: string) => token.slice(0, token.indexOf(":"))

/** Only listed cats, and only the visited shelter's: the database would show no others anyway. */
function wanted(visitor: Visitor, tokens: readonly string[], exceptFacet?: string): Prisma.Sql {
  const facets = new Set(tokens.map(facetOf).filter((facet) => facet !== exceptFacet))
  return Prisma.join(
    [
      Prisma.sql`"listed" and "intakeOn" is not null and "shelterId" = ${visitor.shelterId}::uuid`,
      ...[...facets].map((facet) => {
        const values = tokens.filter((token) => facetOf(token) === facet)
        return Prisma.sql`"facets" && ${values}::text[]`
      }),
    ],
    " and ",
  )
}

async function countTokens(db: Db, visitor: Visitor, tokens: readonly string[]) {
  const counts: Record<string, number> = {}
  const chosen = new Set(tokens.map(facetOf))
  for (const facet of [undefined, ...chosen]) {
    const found = await db.$queryRaw<{ token: string; n: number }[]>`
      select token, count(*)::int as n from "Cat", unnest("facets") as token
      where ${wanted(visitor, tokens, facet)} and token = any(${[...PUBLIC_TOKENS]}::text[]) group by token`
    for (const { token, n } of found) {
      const isAsked = facet ? facetOf(token) === facet : !chosen.has(facetOf(token))
      if (isAsked) counts[token] = n
    }
  }
  return counts
}

const countCats = async (db: Db, where: Prisma.Sql) => {
  const [found] = await db.$queryRaw<{ n: number }[]>`select count(*)::int as n from "Cat" where ${where}`
  return found?.n ?? 0
}

/** A page mark is the day of intake and the id of the last cat, so nothing is skipped when cats come and go. */
const MARK = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

async function pageOfIds(db: Db, where: Prisma.Sql, { order, after }: PublicListParams) {
  const isNewest = order === "newest"
  const [, day = "", id] = MARK.exec(after ?? "") ?? []
  const beyond = isNewest ? Prisma.sql`<` : Prisma.sql`>`
  const from =
    parseIsoDay(day) !== null
      ? Prisma.sql`and ("intakeOn", "id") ${beyond} (${day}::date, ${id}::uuid)`
      : Prisma.empty
  const direction = isNewest ? Prisma.sql`desc` : Prisma.sql`asc`
  return db.$queryRaw<{ id: string; intakeOn: Date }[]>`
    select "id", "intakeOn" from "Cat" where ${where} ${from}
    order by "intakeOn" ${direction}, "id" ${direction} limit ${PUBLIC_PAGE_SIZE + 1}`
}

async function loadCards(db: Db, visitor: Visitor, ids: readonly string[]): Promise<PublicCatCard[]> {
  const rows = await db.cat.findMany({
    where: { id: { in: [...ids] }, listed: true },
    select: PUBLIC_CAT_SELECT,
  })
  const byId = new Map(rows.map((row) => [row.id, toPublicCard(row, visitor)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Listed cats by the public facets, longest or shortest wait first. */
export function listPublicCats(visitor: Visitor, params: PublicListParams): Promise<PublicCatPage> {
  return readPublicOrLastKnown(visitor, ["list", params], async (db) => {
    const tokens = params.f.filter((token) => PUBLIC_TOKENS.has(token))
    const where = wanted(visitor, tokens)
    const found = await pageOfIds(db, where, params)
    const page = found.slice(0, PUBLIC_PAGE_SIZE)
    const last = page.at(-1)
    const shown = await countCats(db, where)
    const all = tokens.length > 0 ? await countCats(db, wanted(visitor, [])) : shown
    return {
      cats: await loadCards(
        db,
        visitor,
        page.map(({ id }) => id),
      ),
      shown,
      hidden: all - shown,
      next:
        found.length > page.length && last ? `${last.intakeOn.toISOString().slice(0, 10)}.${last.id}` : null,
      counts: await countTokens(db, visitor, tokens),
    }
  })
}

/** The cats that have waited longest, for the front page. */
export function longestWaiting(visitor: Visitor, count: number): Promise<PublicCatCard[]> {
  return readPublicOrLastKnown(visitor, ["longest", count], async (db) => {
    const rows = await db.cat.findMany({
      where: { listed: true, shelterId: visitor.shelterId, intakeOn: { not: null } },
      orderBy: [{ intakeOn: "asc" }, { id: "asc" }],
      take: count,
      select: PUBLIC_CAT_SELECT,
    })
    return rows.map((row) => toPublicCard(row, visitor))
  })
}

/** The listed cats among those an address names, in its order; the others are not told apart from those never here. */
export function publicCardsBySlug(visitor: Visitor, slugs: readonly string[]): Promise<PublicCatCard[]> {
  return readPublicOrLastKnown(visitor, ["cards", slugs], async (db) => {
    const rows = await db.cat.findMany({
      where: { slug: { in: [...slugs] }, listed: true, shelterId: visitor.shelterId },
      select: PUBLIC_CAT_SELECT,
    })
    const bySlug = new Map(rows.map((row) => [row.slug, toPublicCard(row, visitor)]))
    return slugs.flatMap((slug) => bySlug.get(slug) ?? [])
  })
}

/** One listed cat with everything a visitor may read about it. */
export interface PublicCat extends PublicProfile {
  card: PublicCatCard
  /** All photos in their order, the card's among them. */
  photos: PublicPhoto[]
  ratedDaysAgo: number | null
  trainedDaysAgo: number | null
}

/** The listed cat at a public address; null for anything else, a placed or withdrawn cat included. */
export function publicCat(visitor: Visitor, slug: string): Promise<PublicCat | null> {
  return readPublicOrLastKnown(visitor, ["cat", slug], async (db) => {
    const row = await db.cat.findFirst({
      where: { slug, listed: true, shelterId: visitor.shelterId },
      select: { ...PUBLIC_CAT_SELECT, ...PROFILE_SELECT, photos: SHOWN_PHOTOS },
    })
    if (!row) return null
    const card = toPublicCard(row, visitor)
    return {
      card,
      photos: row.photos.map(toPublicPhoto),
      ratedDaysAgo: daysSince(row.lastRatingAt, visitor),
      trainedDaysAgo: daysSince(row.lastSessionAt, visitor),
      ...describeCat(row, card),
    }
  })
}
