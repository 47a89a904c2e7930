import { notFound } from "next/navigation"
import classes from "@/components/asking/asking.module.css"
import { TokenForm } from "@/components/asking/token-form"
import { text } from "@/components/public/text"
import { confirmRequestAction } from "@/lib/features/requests/public-actions"
import { catOfConfirmation, visitorOfRequest } from "@/lib/features/requests/status-public"
import { inOwnLanguage } from "../../../visited-shelter"

export async function generateMetadata() {
  await inOwnLanguage()
  return { title: text("confirm.title"), robots: { index: false } }
}

export default async function ConfirmRequestPage({ params }: { params: Promise<{ token: string }> }) {
  await inOwnLanguage()
  const { token } = await params
  const visitor = await visitorOfRequest(token, "confirmHash")
  const name = visitor && (await catOfConfirmation(visitor, token))
  if (!name) notFound()
  return (
    <div className={`plain-wrap ${classes.page}`}>
      <h1>{text("confirm.title")}</h1>
      <p className="plain-lead">{text("confirm.text", { name })}</p>
      <TokenForm
        send={confirmRequestAction}
        token={token}
        button={text("confirm.button", { name })}
        done=""
        problem={text("request.problem")}
      />
    </div>
  )
}
