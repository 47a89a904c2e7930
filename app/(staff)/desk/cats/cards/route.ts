import { catBitmap } from "@/components/cards/cat-bitmap"
import { kennelCard } from "@/components/cards/kennel-card"
import { cardSlugs } from "@/lib/features/cats/cards-queries"
import { CardsParams } from "@/lib/features/cats/cards-schema"
import { publicCat } from "@/lib/features/cats/public"
import { photoAtLeast } from "@/lib/features/photos/public"
import { checkInput } from "@/lib/platform/action"
import { type PrintedCard, writeCards } from "@/lib/platform/cards-pdf"
import { AppError, ERRORS, toAppError } from "@/lib/platform/errors"
import { fullAddress, qrBitmap } from "@/lib/platform/link-code"
import { requireRight } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"
import { textsIn } from "@/lib/platform/texts"
import { visitorOf } from "@/lib/platform/visitor"

const PICTURE_PX = 640

/** Kennel cards as a file to print: of a cat or of a room, only of cats adopters may see, and only what they may read. */
export async function GET(request: Request) {
  try {
    const viewer = await requireRight("cat:read")
    const params = checkInput(CardsParams, Object.fromEntries(new URL(request.url).searchParams))
    if (!params.cat && !params.room)
      throw new AppError("NOT_FOUND", "Open a cat's page and choose its card or those of its room.")
    const visitor = await visitorOf(viewer.shelterId)
    const texts = textsIn(params.lang)
    const cards: PrintedCard[] = []
    for (const slug of await cardSlugs(viewer, params)) {
      const cat = await publicCat(visitor, slug)
      if (!cat) continue
      const address = await fullAddress(routes.hereNow(slug))
      const picture = await catBitmap(
        cat.card,
        await photoAtLeast(visitor, cat.card.photo, PICTURE_PX),
        PICTURE_PX,
      )
      const code = await qrBitmap(address)
      cards.push(kennelCard({ cat, shelterName: visitor.shelterName, picture, code, address }, texts))
    }
    if (cards.length === 0)
      throw new AppError("NOT_FOUND", "No cat here is shown to adopters now, so there is no card to print.")
    const file = await writeCards({
      title: texts.say("card.title"),
      language: params.lang,
      author: visitor.shelterName,
      cards,
      perPage: params.perPage === "2" ? 2 : 1,
    })
    return new Response(file, {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": 'inline; filename="kennel-cards.pdf"',
        "cache-control": "private, no-store",
      },
    })
  } catch (thrown) {
    const { code, message } = toAppError(thrown)
    return new Response(message, { status: ERRORS[code].status })
  }
}
