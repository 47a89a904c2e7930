import { notFound } from "next/navigation"
import { askFields } from "@/components/asking/ask-fields"
import { AskForm } from "@/components/asking/ask-form"
import { askProblems } from "@/components/asking/ask-problems"
import classes from "@/components/asking/asking.module.css"
import { AsOf } from "@/components/public/as-of"
import { QUESTION_COUNT } from "@/components/public/question-facts"
import { publicTexts, text } from "@/components/public/text"
import { publicCat } from "@/lib/features/cats/public"
import { askToMeetAction } from "@/lib/features/requests/public-actions"
import { routes } from "@/lib/platform/routes"
import { newRowId } from "@/lib/platform/token"
import { visitedShelter } from "../../../visited-shelter"

interface Props {
  params: Promise<{ slug: string }>
}

export async function generateMetadata({ params }: Props) {
  const cat = await publicCat(await visitedShelter(), (await params).slug)
  return { title: cat ? text("ask.title", { name: cat.card.name }) : text("lost.title") }
}

export default async function AskToMeetPage({ params }: Props) {
  const visitor = await visitedShelter()
  const cat = await publicCat(visitor, (await params).slug)
  if (!cat) notFound()
  const { name, slug } = cat.card
  return (
    <div className={`plain-wrap ${classes.page}`}>
      <AsOf place={visitor} />
      <p>
        <a className="plain-link" href={routes.publicCat(slug)}>
          <span aria-hidden>←&nbsp;</span>
          {name}
        </a>
      </p>
      <h1>{text("ask.title", { name })}</h1>
      <p className="plain-lead">{text("ask.intro")}</p>
      <p className="plain-card">
        {text("ask.hereLead", { name })}{" "}
        <a className="plain-link" href={routes.hereNow(slug)}>
          {text("ask.hereLink")}
        </a>
      </p>
      <AskForm
        send={askToMeetAction}
        hidden={{ requestId: newRowId(), slug, language: publicTexts().language }}
        problems={askProblems()}
        button={text("ask.send", { name })}
        answersLabel={text("ask.answers", { n: "{n}", all: QUESTION_COUNT })}
        fields={askFields()}
        consent={text("ask.consent", { shelter: visitor.shelterName })}
      />
    </div>
  )
}
