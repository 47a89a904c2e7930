import { AsOf } from "@/components/public/as-of"
import { CatGrid } from "@/components/public/cat-card"
import { Hero, HowItGoes, ThreeLives } from "@/components/public/home-parts"
import { text } from "@/components/public/text"
import { longestWaiting } from "@/lib/features/cats/public"
import { routes } from "@/lib/platform/routes"
import { pageMetadata } from "./page-metadata"
import { visitedShelter } from "./visited-shelter"

const CATS_SHOWN = 6

export async function generateMetadata() {
  const { shelterName } = await visitedShelter()
  const title = `${text("home.pageTitle")} · ${shelterName}`
  // The layout's template reaches the pages below it, not the one beside it.
  return {
    ...pageMetadata(title, text("site.description", { shelter: shelterName })),
    title: { absolute: title },
  }
}

export default async function HomePage() {
  const visitor = await visitedShelter()
  const cats = await longestWaiting(visitor, CATS_SHOWN)
  return (
    <>
      <Hero shelterName={visitor.shelterName} />
      <div className="plain-wrap" style={{ paddingBlockEnd: "4rem" }}>
        <AsOf place={visitor} />
        <ThreeLives />
        <section aria-labelledby="waiting">
          <h2 id="waiting">{text("home.waitingTitle")}</h2>
          <p>{text(cats.length > 0 ? "home.waitingIntro" : "home.none")}</p>
          <CatGrid cats={cats} headingLevel="h3" />
          <p>
            <a className="plain-link" href={routes.publicCats()}>
              {text("home.all")}
            </a>
          </p>
        </section>
        <HowItGoes />
      </div>
    </>
  )
}
