import { TierBlaze } from "@/components/cats/tier-blaze"
import { SmallPicture } from "@/components/photos/small-picture"
import type { PublicCatCard, PublicCatPage } from "@/lib/features/cats/public"
import { type PublicListParams, publicListQuery } from "@/lib/features/cats/public-schema"
import { routes } from "@/lib/platform/routes"
import { factWords, tierWords } from "./card-words"
import classes from "./embed-list.module.css"
import { publicTexts, text } from "./text"

/** The list as it stands on a shelter's own site: small plates that open the profile beside it. */
export function EmbedList({ page, params }: { page: PublicCatPage; params: PublicListParams }) {
  return (
    <>
      <h1 className={classes.title}>{text("cats.title")}</h1>
      {page.cats.length === 0 ? <p>{text("embed.none")}</p> : null}
      <ul className={classes.list}>
        {page.cats.map((cat) => (
          <li key={cat.slug}>
            <EmbeddedCat cat={cat} />
          </li>
        ))}
      </ul>
      <p className={classes.more}>
        {page.next ? (
          <a
            className="plain-link"
            href={`${routes.embeddedCats()}${publicListQuery({ ...params, after: page.next })}`}
          >
            {text("embed.more")}
          </a>
        ) : null}{" "}
        <a className="plain-link" href={routes.publicCats()} target="_blank" rel="noopener">
          {text("embed.all")}
        </a>
      </p>
    </>
  )
}

function EmbeddedCat({ cat }: { cat: PublicCatCard }) {
  const texts = publicTexts()
  return (
    <a className={classes.cat} href={routes.publicCat(cat.slug)} target="_blank" rel="noopener">
      <span className={classes.picture}>
        <SmallPicture cat={cat} size={96} />
      </span>
      <span>
        <strong translate="no">{cat.name}</strong>
        <br />
        {factWords(texts, cat)}
        <br />
        <TierBlaze tier={cat.tier} label={tierWords(texts, cat.tier)} />
      </span>
    </a>
  )
}
