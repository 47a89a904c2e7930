import "server-only"
import type { z } from "zod"
import { photoFile } from "@/lib/domain/cats/photo"
import type { PublicPhoto } from "@/lib/features/cats/photos-public"
import { PUBLIC_CAT_SELECT, type PublicCatCard, publicCat, toPublicCard } from "@/lib/features/cats/public"
import { readCursor, writeCursor } from "@/lib/platform/api-cursor"
import { readPublic } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { absoluteAddress } from "@/lib/platform/public-address"
import { routes } from "@/lib/platform/routes"
import type { Viewer } from "@/lib/platform/viewer"
import { visitorOf } from "@/lib/platform/visitor"
import type { PublicCatAnswer, PublicCatsPage, PublicProfileAnswer } from "./answers-schema"
import { nextAddress } from "./paging-queries"
import type { PublicCatsParams } from "./params-schema"

const PHOTO_WIDTH = 640
const LIST = "/public/cats"

const photoOf = ({ id, edition, alt, width }: PublicPhoto) => ({
  address: absoluteAddress(routes.photo(id, photoFile(Math.min(PHOTO_WIDTH, width), edition, "jpg"))),
  alt,
})

const answerOf = (card: PublicCatCard): z.output<typeof PublicCatAnswer> => ({
  slug: card.slug,
  name: card.name,
  address: absoluteAddress(routes.publicCat(card.slug)),
  sex: card.sex,
  ageMonths: card.ageMonths,
  isAgeEstimated: card.isAgeEstimated,
  breed: card.breed,
  readyFor: card.tier,
  mayGrowInto: card.mayGrowInto,
  isNotCleared: card.isNotCleared,
  energy: card.energy,
  daysWaiting: card.daysWaiting,
  photo: card.photo && photoOf(card.photo),
})

/** Listed cats as anybody sees them, through the same door of the database as the public pages. */
export async function publicCatsForPrograms(
  viewer: Viewer,
  { limit, cursor }: z.output<typeof PublicCatsParams>,
): Promise<z.output<typeof PublicCatsPage>> {
  const after = readCursor(LIST, cursor)
  const visitor = await visitorOf(viewer.shelterId)
  const rows = await readPublic(visitor, (db) =>
    db.cat.findMany({
      where: { listed: true, shelterId: visitor.shelterId, ...(after ? { id: { gt: after } } : {}) },
      orderBy: { id: "asc" },
      take: limit + 1,
      select: PUBLIC_CAT_SELECT,
    }),
  )
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    data: page.map((row) => answerOf(toPublicCard(row, visitor))),
    next: last ? nextAddress(LIST, { limit, cursor: writeCursor(LIST, last.id) }) : null,
  }
}

/** One listed cat as its public page has it. */
export async function publicCatForPrograms(
  viewer: Viewer,
  { slug }: { slug: string },
): Promise<z.output<typeof PublicProfileAnswer>> {
  const cat = await publicCat(await visitorOf(viewer.shelterId), slug)
  if (!cat) throw new AppError("NOT_FOUND", "No cat that adopters may see has this address.")
  return {
    ...answerOf(cat.card),
    profileText: cat.profileText,
    photos: cat.photos.map(photoOf),
    seen: cat.seen.map(({ dimension, name, saw, isFirm }) => ({ dimension, name, saw, isFirm })),
    notKnown: cat.notKnown.map(({ dimension, name }) => ({ dimension, name })),
    livesWith: cat.livesWith.map(({ companion, answer }) => ({ companion, answer })),
    tags: cat.tags.map(({ key, label }) => ({ key, label })),
    isInTraining: cat.isInTraining,
  }
}
