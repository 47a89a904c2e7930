import { factWords, growWords, tierWords, waitingWords } from "@/components/public/card-words"
import type { PublicCat } from "@/lib/features/cats/public"
import type { PrintedCard } from "@/lib/platform/cards-pdf"
import type { Texts } from "@/lib/platform/texts"

interface CardSource {
  cat: PublicCat
  shelterName: string
  picture: Uint8Array
  /** The code that leads to "I am here now". */
  code: Uint8Array
  address: string
}

/** What a kennel card says, in one language: what the public page says, and nothing else. */
export function kennelCard(
  { cat, shelterName, picture, code, address }: CardSource,
  texts: Texts,
): PrintedCard {
  const { card } = cat
  const { name } = card
  const { say, entry } = texts
  return {
    shelter: shelterName,
    name,
    facts: factWords(texts, card),
    label: card.tier ? say("cat.readyLine", { tier: tierWords(texts, card.tier) }) : tierWords(texts, null),
    lines: [growWords(texts, card), waitingWords(texts, card)].filter((line) => line !== null),
    picture: {
      bytes: picture,
      alt: card.photo?.alt ?? say("words.portrait", { name }),
    },
    parts: [
      {
        title: say("cat.suitsTitle", { name }),
        items:
          cat.suits.length > 0
            ? cat.suits.map((key) => say(`suits.${key}`))
            : [say("cat.suitsNone", { name })],
      },
      {
        title: say("cat.unknownTitle"),
        items:
          cat.notKnown.length > 0
            ? cat.notKnown.map((one) => entry(`dimension.${one.dimension}.name`, one.name))
            : [say("cat.nothingUnknown", { name })],
      },
    ],
    code: { bytes: code, alt: say("card.code", { address }), words: say("card.here", { name }) },
    foot: say("cat.guide"),
  }
}
