import { CatPortrait } from "@/components/cats/portrait"
import { TierBlaze } from "@/components/cats/tier-blaze"
import type { PublicCat } from "@/lib/features/cats/public"
import { routes } from "@/lib/platform/routes"
import { factWords, growWords, seenWords, waitingWords } from "./card-words"
import classes from "./profile.module.css"
import { text } from "./text"

/** Who this is, what the cat is ready for, and how fresh our eyes are. */
export function ProfileHead({ cat }: { cat: PublicCat }) {
  const { card } = cat
  return (
    <header className={classes.head}>
      <div className={classes.plate}>
        <CatPortrait
          look={card.portrait}
          size="100%"
          corner={2}
          title={text("words.portrait", { name: card.name })}
        />
      </div>
      <div>
        <h1>{card.name}</h1>
        <p className={classes.facts}>{[factWords(card), card.breed].filter(Boolean).join(", ")}</p>
        <ReadyFor cat={cat} />
        <p className={classes.fresh}>
          <strong>{waitingWords(card)}</strong>. {seenWords(card)}.
        </p>
        <Tags cat={cat} />
        <p className="plain-screen">
          <a className="plain-button" href="#meet">
            {text("cat.meetTitle", { name: card.name })}
          </a>
        </p>
      </div>
    </header>
  )
}

function ReadyFor({ cat: { card } }: { cat: PublicCat }) {
  const grow = growWords(card)
  return (
    <div className={classes.ready}>
      <p className={classes.readyLine}>
        {card.tier ? <span>{text("cat.readyFor")} </span> : null}
        <TierBlaze tier={card.tier} />
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
            <strong>{tag.label}.</strong> {tag.meaning}
          </li>
        ))}
      </ul>
    </>
  )
}
