import { CatPortrait } from "@/components/cats/portrait"
import { TierBlaze } from "@/components/cats/tier-blaze"
import { PhotoPicture } from "@/components/photos/photo-picture"
import type { PublicCat } from "@/lib/features/cats/public"
import { routes } from "@/lib/platform/routes"
import { factWords, growWords, seenWords, tierWords, waitingWords } from "./card-words"
import { KeepButton } from "./keep-button"
import classes from "./profile.module.css"
import { entryText, publicTexts, text } from "./text"

const HEAD_SIZES = "(min-width: 52rem) 26rem, (max-width: 26rem) 92vw, 26rem"

/** Who this is, what the cat is ready for, and how fresh our eyes are. */
export function ProfileHead({ cat }: { cat: PublicCat }) {
  const { card } = cat
  const texts = publicTexts()
  return (
    <header className={classes.head}>
      <div className={classes.plate}>
        {card.photo ? (
          <PhotoPicture photo={card.photo} sizes={HEAD_SIZES} isFirst className={classes.photo} />
        ) : (
          <CatPortrait
            look={card.portrait}
            size="100%"
            corner={2}
            title={text("words.portrait", { name: card.name })}
          />
        )}
      </div>
      <div>
        <h1 translate="no">{card.name}</h1>
        <p className={classes.facts}>
          {factWords(texts, card)}
          {card.breed ? <span translate="no">, {card.breed}</span> : null}
        </p>
        <ReadyFor cat={cat} />
        <p className={classes.fresh}>
          <strong>{waitingWords(texts, card)}</strong>. {seenWords(texts, card)}.
        </p>
        <Tags cat={cat} />
        <p className="plain-screen">
          <a className="plain-button" href="#meet">
            {text("cat.meetTitle", { name: card.name })}
          </a>{" "}
          <KeepButton slug={card.slug} name={card.name} />
        </p>
      </div>
    </header>
  )
}

function ReadyFor({ cat: { card } }: { cat: PublicCat }) {
  const grow = growWords(publicTexts(), card)
  return (
    <div className={classes.ready}>
      <p className={classes.readyLine}>
        {card.tier ? <span>{text("cat.readyFor")} </span> : null}
        <TierBlaze tier={card.tier} label={tierWords(publicTexts(), card.tier)} />
      </p>
      {grow ? (
        <p>
          <strong>{grow}.</strong>
        </p>
      ) : null}
      {card.isNotCleared ? <p>{text("cat.notCleared")}</p> : null}
      <p>{text(card.tier ? `cat.life.${card.tier}` : "cat.notReady", { name: card.name })}</p>
      <p className="plain-note">
        {text("cat.guide")} <a href={routes.about()}>{text("cat.how")}</a>
      </p>
    </div>
  )
}

function Tags({ cat: { tags } }: { cat: PublicCat }) {
  if (tags.length === 0) return null
  return (
    <>
      <h2 className={classes.tagsTitle}>{text("cat.tags")}</h2>
      <ul className={classes.tags}>
        {tags.map((tag) => (
          <li key={tag.key}>
            <strong>{entryText(`tag.${tag.key}.label`, tag.label)}.</strong>{" "}
            {entryText(`tag.${tag.key}.meaning`, tag.meaning)}
          </li>
        ))}
      </ul>
    </>
  )
}
