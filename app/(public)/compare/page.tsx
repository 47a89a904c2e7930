import { AsOf } from "@/components/public/as-of"
import { CompareTable } from "@/components/public/compare-table"
import { FitHere } from "@/components/public/fit-here"
import { text } from "@/components/public/text"
import { publicCat } from "@/lib/features/cats/public"
import { MOST_COMPARED, readSlugs } from "@/lib/features/cats/public-schema"
import { routes } from "@/lib/platform/routes"
import { pageMetadata } from "../page-metadata"
import { inOwnLanguage, visitedShelter } from "../visited-shelter"

export async function generateMetadata() {
  await inOwnLanguage()
  return pageMetadata(text("compare.title"), text("compare.intro"))
}

export default async function ComparePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const visitor = await visitedShelter()
  const slugs = readSlugs((await searchParams).cats, MOST_COMPARED)
  const cats = (await Promise.all(slugs.map((slug) => publicCat(visitor, slug)))).filter(
    (cat) => cat !== null,
  )
  return (
    <div className="plain-wrap" style={{ paddingBlock: "2.5rem 4rem" }}>
      <AsOf place={visitor} />
      <h1>{text("compare.title")}</h1>
      {cats.length > 0 ? (
        <>
          <p>{text("compare.intro")}</p>
          <FitHere slugs={cats.map(({ card }) => card.slug)} />
          <CompareTable cats={cats} />
          <p className="plain-note">{text("cat.guide")}</p>
        </>
      ) : (
        <div className="plain-card">
          <p>{text("compare.empty")}</p>
          <a className="plain-button" href={routes.publicCats()}>
            {text("home.all")}
          </a>
        </div>
      )}
    </div>
  )
}
