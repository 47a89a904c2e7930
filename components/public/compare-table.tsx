import type { ReactNode } from "react"
import { TierBlaze } from "@/components/cats/tier-blaze"
import { SmallPicture } from "@/components/photos/small-picture"
import { DIMENSIONS } from "@/lib/domain/temperament/dimensions"
import type { PublicCat } from "@/lib/features/cats/public"
import { routes } from "@/lib/platform/routes"
import { factWords, tierWords, waitingWords } from "./card-words"
import classes from "./compare.module.css"
import { entryText, publicTexts, text } from "./text"

const COMPANIONS = ["dogs", "cats", "children"] as const
const PORTRAIT_PX = 120

interface Row {
  key: string
  title: string
  of: (cat: PublicCat) => ReactNode
}

/** What is compared, in the order of a profile. */
function rows(cats: readonly PublicCat[]): Row[] {
  const texts = publicTexts()
  const seen = (cat: PublicCat, dimension: string) => cat.seen.find((one) => one.dimension === dimension)
  return [
    {
      key: "ready",
      title: text("cat.readyFor"),
      of: ({ card }) => <TierBlaze tier={card.tier} label={tierWords(texts, card.tier)} />,
    },
    { key: "about", title: text("compare.about"), of: ({ card }) => factWords(texts, card) },
    { key: "waiting", title: text("compare.waiting"), of: ({ card }) => waitingWords(texts, card) },
    ...COMPANIONS.map((companion) => ({
      key: companion,
      title: text("compare.livesWith", { companion: text(`cat.companion.${companion}`) }),
      of: (cat: PublicCat) =>
        text(`cat.answer.${cat.livesWith.find((one) => one.companion === companion)?.answer ?? "unknown"}`),
    })),
    {
      key: "care",
      title: text("compare.care"),
      of: ({ needsCare, isCareKnown }) =>
        text(needsCare ? "compare.careSome" : isCareKnown ? "compare.careNone" : "compare.careUnknown"),
    },
    {
      key: "suits",
      title: text("compare.suits"),
      of: ({ suits }) =>
        suits.length === 0 ? (
          text("compare.notSeen")
        ) : (
          <ul className={classes.suits}>
            {suits.map((key) => (
              <li key={key}>{text(`suits.${key}`)}</li>
            ))}
          </ul>
        ),
    },
    // What none of them has shown would be a row of the same words.
    ...DIMENSIONS.filter(({ key }) => cats.some((cat) => seen(cat, key))).map(({ key, name }) => ({
      key,
      title: entryText(`dimension.${key}.name`, name),
      of: (cat: PublicCat) => {
        const one = seen(cat, key)
        return one ? entryText(`dimension.${key}.anchor.${one.level}`, one.saw) : text("compare.notSeen")
      },
    })),
  ]
}

/** Two or three cats beside each other, as a table with a head for each row. */
export function CompareTable({ cats }: { cats: readonly PublicCat[] }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{text("compare.what")}</th>
          {cats.map(({ card }) => (
            <th key={card.slug} scope="col">
              <SmallPicture cat={card} size={PORTRAIT_PX} />
              <br />
              <a className="plain-link" href={routes.publicCat(card.slug)} translate="no">
                {card.name}
              </a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows(cats).map(({ key, title, of }) => (
          <tr key={key}>
            <th scope="row">{title}</th>
            {cats.map((cat) => (
              <td key={cat.card.slug}>
                <span className={classes.who} translate="no" aria-hidden>
                  {cat.card.name}
                </span>
                {of(cat)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
