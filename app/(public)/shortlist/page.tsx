import { AsOf } from "@/components/public/as-of"
import { CatCard } from "@/components/public/cat-card"
import cardClasses from "@/components/public/cat-card.module.css"
import classes from "@/components/public/compare.module.css"
import { KeptHere } from "@/components/public/keep-button"
import { countText, text } from "@/components/public/text"
import { publicCardsBySlug } from "@/lib/features/cats/public"
import { MOST_KEPT, readSlugs } from "@/lib/features/cats/public-schema"
import { routes } from "@/lib/platform/routes"
import { pageMetadata } from "../page-metadata"
import { inOwnLanguage, visitedShelter } from "../visited-shelter"

export async function generateMetadata() {
  await inOwnLanguage()
  return pageMetadata(text("shortlist.title"), text("shortlist.intro"))
}

export default async function ShortlistPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const visitor = await visitedShelter()
  const slugs = readSlugs((await searchParams).cats, MOST_KEPT)
  const cats = await publicCardsBySlug(visitor, slugs)
  const gone = slugs.length - cats.length
  return (
    <div className="plain-wrap" style={{ paddingBlock: "2.5rem 4rem" }}>
      <AsOf place={visitor} />
      <h1>{text("shortlist.title")}</h1>
      <p>{text("shortlist.intro")}</p>
      <KeptHere shown={slugs} />
      <noscript>{slugs.length === 0 ? <p>{text("shortlist.noScript")}</p> : null}</noscript>
      {gone > 0 ? <p>{countText("shortlist.gone", gone)}</p> : null}
      {cats.length > 0 ? (
        <form method="get" action={routes.compare()}>
          <ul className={cardClasses.grid}>
            {cats.map((cat) => (
              <li key={cat.slug}>
                <div>
                  <CatCard cat={cat} />
                  <label className={classes.choice}>
                    <input type="checkbox" name="cats" value={cat.slug} />
                    {text("shortlist.choose", { name: cat.name })}
                  </label>
                </div>
              </li>
            ))}
          </ul>
          <p>
            <button type="submit" className="plain-button">
              {text("shortlist.compare")}
            </button>
          </p>
        </form>
      ) : null}
      <p>
        <a className="plain-link" href={routes.publicCats()}>
          {text("home.all")}
        </a>
      </p>
    </div>
  )
}
