import { notFound } from "next/navigation"
import { hereFields } from "@/components/asking/ask-fields"
import { AskForm } from "@/components/asking/ask-form"
import { askProblems } from "@/components/asking/ask-problems"
import classes from "@/components/asking/asking.module.css"
import { SmallPicture } from "@/components/photos/small-picture"
import { publicTexts, text } from "@/components/public/text"
import { publicCat } from "@/lib/features/cats/public"
import { askHereAction } from "@/lib/features/requests/public-actions"
import { routes } from "@/lib/platform/routes"
import { newRowId } from "@/lib/platform/token"
import { visitedShelter } from "../../../visited-shelter"

interface Props {
  params: Promise<{ slug: string }>
}

export async function generateMetadata({ params }: Props) {
  const cat = await publicCat(await visitedShelter(), (await params).slug)
  return { title: cat ? text("here.title", { name: cat.card.name }) : text("lost.title") }
}

/** Where the code on a kennel card leads: a person stands in front of the cat. */
export default async function HereNowPage({ params }: Props) {
  const cat = await publicCat(await visitedShelter(), (await params).slug)
  if (!cat) notFound()
  const { name, slug } = cat.card
  return (
    <div className={`plain-wrap ${classes.page}`}>
      <div className={classes.who}>
        <SmallPicture cat={cat.card} size={96} />
        <h1>{text("here.title", { name })}</h1>
      </div>
      <p className="plain-lead">{text("here.intro")}</p>
      <AskForm
        send={askHereAction}
        hidden={{ requestId: newRowId(), slug, language: publicTexts().language }}
        problems={askProblems()}
        button={text("here.send")}
        answersLabel={null}
        fields={hereFields()}
        consent={null}
      />
      <p>
        <a className="plain-link" href={routes.publicCat(slug)}>
          {text("here.profile", { name })}
        </a>
      </p>
    </div>
  )
}
