import { AsOf } from "@/components/public/as-of"
import { CatGrid } from "@/components/public/cat-card"
import { CatFilters, ChosenFilters } from "@/components/public/cat-filters"
import { EmptyList, HowMany, ListPages } from "@/components/public/cat-list-parts"
import { CatListData } from "@/components/public/structured-data"
import { text } from "@/components/public/text"
import { listPublicCats, PUBLIC_PAGE_SIZE } from "@/lib/features/cats/public"
import { readPublicListParams } from "@/lib/features/cats/public-schema"
import { countLook } from "@/lib/features/matching/exposure-public"
import { routes } from "@/lib/platform/routes"
import { pageMetadata } from "../page-metadata"
import { visitedShelter } from "../visited-shelter"

export async function generateMetadata() {
  const { shelterName } = await visitedShelter()
  return pageMetadata(text("cats.title"), text("site.description", { shelter: shelterName }))
}

export default async function PublicCatsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const visitor = await visitedShelter()
  const params = readPublicListParams(await searchParams)
  const page = await listPublicCats(visitor, params)
  await countLook(visitor, {
    list: "cats",
    slugs: page.cats.map(({ slug }) => slug),
    // A later page begins at least here; how far down it is the mark does not say.
    firstPlace: params.after ? PUBLIC_PAGE_SIZE + 1 : 1,
  })
  return (
    <div className="plain-wrap" style={{ paddingBlock: "2.5rem 4rem" }}>
      <AsOf place={visitor} />
      <link rel="alternate" type="application/atom+xml" href={routes.catFeed()} title={text("cats.title")} />
      <CatListData cats={page.cats} name={text("cats.title")} />
      <h1>{text("cats.title")}</h1>
      <p>{text("cats.intro")}</p>
      <CatFilters params={params} counts={page.counts} />
      <ChosenFilters params={params} />
      <HowMany page={page} params={params} />
      {page.cats.length > 0 ? (
        <CatGrid cats={page.cats} />
      ) : (
        <EmptyList isFiltered={page.hidden > 0 || params.after !== undefined} />
      )}
      <ListPages page={page} params={params} />
    </div>
  )
}
