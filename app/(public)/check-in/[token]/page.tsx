import { notFound } from "next/navigation"
import classes from "@/components/asking/asking.module.css"
import { CheckInFields } from "@/components/asking/check-in-fields"
import { ShelterReach } from "@/components/asking/request-status"
import { TokenForm } from "@/components/asking/token-form"
import { text } from "@/components/public/text"
import { checkInByToken, visitorOfCheckIn } from "@/lib/features/placements/check-in-public"
import { answerByLinkAction } from "@/lib/features/placements/public-actions"
import { contactOf } from "@/lib/features/requests/status-public"
import { inOwnLanguage } from "../../visited-shelter"

interface Props {
  params: Promise<{ token: string }>
}

async function openCheckIn(token: string) {
  await inOwnLanguage()
  const visitor = await visitorOfCheckIn(token)
  const checkIn = visitor && (await checkInByToken(visitor, token))
  return checkIn ? { visitor, checkIn } : null
}

export async function generateMetadata({ params }: Props) {
  const found = await openCheckIn((await params).token)
  return {
    title: found ? text("checkIn.title", { name: found.checkIn.catName }) : text("lost.title"),
    robots: { index: false },
  }
}

export default async function CheckInPage({ params }: Props) {
  const { token } = await params
  const found = await openCheckIn(token)
  if (!found) notFound()
  const { visitor, checkIn } = found
  const name = checkIn.catName
  return (
    <div className={`plain-wrap ${classes.page}`}>
      <h1>{text("checkIn.title", { name })}</h1>
      {checkIn.isOver ? (
        <p className="plain-lead">{text("checkIn.over", { name })}</p>
      ) : (
        <>
          <p className="plain-lead">{text("checkIn.intro", { name, n: checkIn.day })}</p>
          {checkIn.answers ? <p className="plain-card">{text("checkIn.again")}</p> : null}
          <TokenForm
            send={answerByLinkAction}
            token={token}
            button={text("checkIn.send")}
            done={text("checkIn.thanks")}
            problem={text("checkIn.problem", { name })}
          >
            <CheckInFields name={name} answers={checkIn.answers} />
          </TokenForm>
        </>
      )}
      <ShelterReach shelter={await contactOf(visitor)} />
    </div>
  )
}
