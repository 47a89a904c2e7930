import { catBitmap } from "@/components/cards/cat-bitmap"
import { SOCIAL_PICTURE, socialCard } from "@/components/cards/social-card"
import { factWords, tierWords } from "@/components/public/card-words"
import { publicCat } from "@/lib/features/cats/public"
import { photoAtLeast } from "@/lib/features/photos/public"
import { requestLanguage } from "@/lib/platform/language"
import { textsIn } from "@/lib/platform/texts"
import { currentVisitor } from "@/lib/platform/visitor"

/** The picture beside a shared link to a cat, while the cat is listed. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  const visitor = await currentVisitor()
  const cat = visitor && (await publicCat(visitor, (await params).slug))
  if (!cat) return new Response("Not found", { status: 404, headers: { "cache-control": "no-store" } })
  const texts = textsIn(await requestLanguage())
  const { card } = cat
  const photo = await photoAtLeast(visitor, card.photo, SOCIAL_PICTURE)
  const file = await socialCard({
    picture: await catBitmap(card, photo, SOCIAL_PICTURE),
    small: visitor.shelterName,
    title: card.name,
    lines: [tierWords(texts, card.tier), factWords(texts, card)],
  })
  // Drawn in a tenth of a second; whoever shares a link asks once.
  return new Response(file, {
    headers: { "content-type": "image/png", "cache-control": "public, max-age=300" },
  })
}
