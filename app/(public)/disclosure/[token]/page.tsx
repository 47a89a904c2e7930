import { notFound } from "next/navigation"
import classes from "@/components/asking/asking.module.css"
import { disclosureParts } from "@/components/asking/disclosure-words"
import { Field } from "@/components/asking/field"
import { TokenForm } from "@/components/asking/token-form"
import { PartOnScreen } from "@/components/passport/document-parts"
import { text } from "@/components/public/text"
import { disclosureByToken, visitorOfDisclosure } from "@/lib/features/placements/disclosure-public"
import { acknowledgeByLinkAction } from "@/lib/features/placements/public-actions"
import { formatDay } from "@/lib/platform/format"
import { textsIn } from "@/lib/platform/texts"
import { inOwnLanguage } from "../../visited-shelter"

interface Props {
  params: Promise<{ token: string }>
}

async function openSheet(token: string) {
  await inOwnLanguage()
  const visitor = await visitorOfDisclosure(token)
  return visitor && (await disclosureByToken(visitor, token))
}

export async function generateMetadata({ params }: Props) {
  const sheet = await openSheet((await params).token)
  return {
    title: sheet ? text("disclosure.title", { name: sheet.content.catName }) : text("lost.title"),
    robots: { index: false },
  }
}

export default async function DisclosurePage({ params }: Props) {
  const { token } = await params
  const sheet = await openSheet(token)
  if (!sheet) notFound()
  const { content, language, acknowledgedDay } = sheet
  const { say } = textsIn(language)
  return (
    <article className={`plain-wrap ${classes.page}`} lang={language}>
      <h1>{say("disclosure.title", { name: content.catName })}</h1>
      <p className="plain-lead">{say("disclosure.intro", { name: content.catName })}</p>
      <p className="plain-note">
        {say("disclosure.prepared", { day: formatDay(sheet.preparedDay, language) })}
      </p>
      {disclosureParts(content, language).map((part) => (
        <PartOnScreen key={part.id} part={part} />
      ))}
      {acknowledgedDay !== null ? (
        <p role="status" className="plain-card">
          {say("disclosure.doneOn", { day: formatDay(acknowledgedDay, language) })}
        </p>
      ) : (
        <TokenForm
          send={acknowledgeByLinkAction}
          token={token}
          button={say("disclosure.acknowledge")}
          done={say("disclosure.done")}
          problem={say("disclosure.problem")}
        >
          <Field
            name="name"
            label={say("disclosure.name")}
            maxLength={120}
            input={{ autoComplete: "name", required: true }}
          />
        </TokenForm>
      )}
    </article>
  )
}
