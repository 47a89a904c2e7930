import { notFound } from "next/navigation"
import { cache } from "react"
import { AsOf } from "@/components/public/as-of"
import { factWords, tierWords } from "@/components/public/card-words"
import { FitHere } from "@/components/public/fit-here"
import { PhotoGallery } from "@/components/public/photo-gallery"
import { PrintedCode } from "@/components/public/printed-code"
import classes from "@/components/public/profile.module.css"
import { ProfileHead } from "@/components/public/profile-head"
import {
  AskToMeet,
  FirstWeeks,
  InOurWords,
  LivingWithOthers,
  TrainingLadder,
  WhatWeDoNotKnow,
  WhatWeSaw,
  WhoWouldSuit,
} from "@/components/public/profile-parts"
import { CatData } from "@/components/public/structured-data"
import { publicTexts, text } from "@/components/public/text"
import { type PublicCat, publicCat } from "@/lib/features/cats/public"
import { handOver } from "@/lib/platform/link-code"
import { routes } from "@/lib/platform/routes"
import { pageMetadata } from "../../page-metadata"
import { visitedShelter } from "../../visited-shelter"

interface Props {
  params: Promise<{ slug: string }>
}

// Metadata and page ask for the same cat; one read serves both.
const visitedCat = cache(async (slug: string) => publicCat(await visitedShelter(), slug))

export async function generateMetadata({ params }: Props) {
  const cat = await visitedCat((await params).slug)
  if (!cat) return { title: text("lost.title") }
  const { name, slug } = cat.card
  return pageMetadata(name, describe(cat), { path: routes.socialCard(slug), alt: name })
}

function describe({ card }: PublicCat): string {
  const ready = card.tier
    ? text("cat.readyLine", { tier: tierWords(publicTexts(), card.tier) })
    : text("words.withheld")
  return text("cat.description", { name: card.name, ready, facts: factWords(publicTexts(), card) })
}

export default async function PublicCatPage({ params }: Props) {
  const visitor = await visitedShelter()
  const cat = await visitedCat((await params).slug)
  if (!cat) notFound()
  return (
    <article className="plain-wrap" style={{ paddingBlock: "1.25rem 4rem" }}>
      <AsOf place={visitor} />
      <p className="plain-screen" style={{ margin: 0 }}>
        <a className="plain-link" href={routes.publicCats()}>
          <span aria-hidden>←&nbsp;</span>
          {text("cat.all")}
        </a>
      </p>
      <CatData card={cat.card} description={describe(cat)} />
      <ProfileHead cat={cat} />
      <PhotoGallery cat={cat} />
      <FitHere slugs={[cat.card.slug]} />
      <InOurWords cat={cat} />
      <div className={classes.columns}>
        <div>
          <WhatWeSaw cat={cat} />
          <WhatWeDoNotKnow cat={cat} />
          <LivingWithOthers cat={cat} />
        </div>
        <div>
          <WhoWouldSuit cat={cat} />
          <TrainingLadder cat={cat} />
          <FirstWeeks cat={cat} />
        </div>
      </div>
      <AskToMeet cat={cat} shelterName={visitor.shelterName} />
      <PrintedCode name={cat.card.name} link={await handOver(routes.publicCat(cat.card.slug))} />
    </article>
  )
}
