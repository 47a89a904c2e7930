import { CatPortrait } from "@/components/cats/portrait"
import { TierBlaze } from "@/components/cats/tier-blaze"
import { PhotoPicture } from "@/components/photos/photo-picture"
import type { PublicCatCard } from "@/lib/features/cats/public"
import { routes } from "@/lib/platform/routes"
import { factWords, growWords, seenWords, tierWords, waitingWords } from "./card-words"
import classes from "./cat-card.module.css"
import { KeepButton } from "./keep-button"
import { publicTexts } from "./text"

// Beside the words on a phone, else one of two to four in a row.
const CARD_SIZES = "(max-width: 30rem) 8rem, (max-width: 60rem) 45vw, 20rem"
// Two on a phone, three beside each other on a desk.
const FIRST_SCREEN = 3

/** A cat in a list: a plate as in a field guide, one link as large as the plate. */
export function CatCard({
  cat,
  headingLevel: Heading = "h2",
  isFirst,
}: {
  cat: PublicCatCard
  /** On the first screen. */
  isFirst?: boolean
  headingLevel?: "h2" | "h3"
}) {
  const texts = publicTexts()
  const grow = growWords(texts, cat)
  return (
    <article className={classes.card}>
      <div className={classes.plate}>
        {cat.photo ? (
          <PhotoPicture photo={cat.photo} sizes={CARD_SIZES} isFirst={isFirst} className={classes.photo} />
        ) : (
          <CatPortrait look={cat.portrait} size="100%" corner={2} />
        )}
      </div>
      <div className={classes.caption}>
        <Heading className={classes.name}>
          <a href={routes.publicCat(cat.slug)} translate="no">
            {cat.name}
          </a>
        </Heading>
        <p className={classes.facts}>{factWords(texts, cat)}</p>
        <p className={classes.label}>
          <TierBlaze tier={cat.tier} label={tierWords(texts, cat.tier)} />
        </p>
        {grow ? <p className={classes.small}>{grow}</p> : null}
        <p className={classes.small}>
          <strong>{waitingWords(texts, cat)}</strong>
          <br />
          {seenWords(texts, cat)}
        </p>
        <KeepButton slug={cat.slug} name={cat.name} />
      </div>
    </article>
  )
}

export function CatGrid({
  cats,
  headingLevel,
}: {
  cats: readonly PublicCatCard[]
  headingLevel?: "h2" | "h3"
}) {
  return (
    <ul className={classes.grid}>
      {cats.map((cat, place) => (
        <li key={cat.slug}>
          <CatCard cat={cat} headingLevel={headingLevel} isFirst={place < FIRST_SCREEN} />
        </li>
      ))}
    </ul>
  )
}
