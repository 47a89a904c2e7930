import { headers } from "next/headers"
import type { PublicCatCard } from "@/lib/features/cats/public"
import { absoluteAddress } from "@/lib/platform/public-address"
import { routes } from "@/lib/platform/routes"

type Json = Readonly<Record<string, unknown>>

/** Facts for machines that read pages. */
async function DataBlock({ data }: { data: Json }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined
  // A name such as "</script>" must stay a name.
  const text = JSON.stringify({ "@context": "https://schema.org", ...data }).replace(/</g, "\\u003c")
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: written as JSON by us, with every "<" escaped
    <script type="application/ld+json" nonce={nonce} dangerouslySetInnerHTML={{ __html: text }} />
  )
}

// A Thing, not a Product with an Offer: nobody buys a cat here, and the vocabulary has no word for an animal that looks
// for a home. The name, a picture and a sentence are what search results can show truthfully.
const thing = (card: PublicCatCard, description?: string): Json => ({
  "@type": "Thing",
  name: card.name,
  url: absoluteAddress(routes.publicCat(card.slug)),
  image: absoluteAddress(routes.socialCard(card.slug)),
  ...(description ? { description } : {}),
})

export const CatData = ({ card, description }: { card: PublicCatCard; description: string }) => (
  <DataBlock data={thing(card, description)} />
)

export const CatListData = ({ cats, name }: { cats: readonly PublicCatCard[]; name: string }) => (
  <DataBlock
    data={{
      "@type": "ItemList",
      name,
      itemListElement: cats.map((card, index) => ({
        "@type": "ListItem",
        position: index + 1,
        item: thing(card),
      })),
    }}
  />
)
