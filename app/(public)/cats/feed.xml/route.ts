import { asXml } from "@/components/cards/drawn-svg"
import { factWords, tierWords } from "@/components/public/card-words"
import { newestListed } from "@/lib/features/cats/world-public"
import { requestLanguage } from "@/lib/platform/language"
import { absoluteAddress } from "@/lib/platform/public-address"
import { routes } from "@/lib/platform/routes"
import { textsIn } from "@/lib/platform/texts"
import { currentVisitor } from "@/lib/platform/visitor"

const CATS_SHOWN = 50

/** The newest listed cats as an Atom feed. A cat that found a home is gone with the next look. */
export async function GET() {
  const visitor = await currentVisitor()
  if (!visitor) return new Response("Not found", { status: 404 })
  const texts = textsIn(await requestLanguage())
  const cats = await newestListed(visitor, CATS_SHOWN)
  const self = absoluteAddress(routes.catFeed())
  const entries = cats.map(({ card, cameOn }) => {
    const address = absoluteAddress(routes.publicCat(card.slug))
    const summary = `${tierWords(texts, card.tier)}. ${factWords(texts, card)}.`
    return `<entry><id>${address}</id><title>${asXml(card.name)}</title><link href="${address}"/><updated>${cameOn.toISOString()}</updated><summary>${asXml(summary)}</summary></entry>`
  })
  const updated = (cats[0]?.cameOn ?? new Date(0)).toISOString()
  const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${texts.language}"><id>${self}</id><title>${asXml(`${texts.say("cats.title")} · ${visitor.shelterName}`)}</title><link rel="self" href="${self}"/><link href="${absoluteAddress(routes.publicCats())}"/><author><name>${asXml(visitor.shelterName)}</name></author><updated>${updated}</updated>${entries.join("\n")}</feed>`
  return new Response(feed, {
    headers: { "content-type": "application/atom+xml; charset=utf-8", "cache-control": "public, max-age=60" },
  })
}
