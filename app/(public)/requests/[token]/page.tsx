import { notFound } from "next/navigation"
import classes from "@/components/asking/asking.module.css"
import { RequestHead, RequestMeeting, RequestSteps, ShelterReach } from "@/components/asking/request-status"
import { TokenForm } from "@/components/asking/token-form"
import { text } from "@/components/public/text"
import { isOpenRequest } from "@/lib/domain/requests/request-path"
import { eraseByLinkAction, withdrawRequestAction } from "@/lib/features/requests/public-actions"
import { requestByToken, visitorOfRequest } from "@/lib/features/requests/status-public"
import { routes } from "@/lib/platform/routes"
import { inOwnLanguage } from "../../visited-shelter"

interface Props {
  params: Promise<{ token: string }>
}

async function openRequest(token: string) {
  await inOwnLanguage()
  const visitor = await visitorOfRequest(token)
  const request = visitor && (await requestByToken(visitor, token))
  return request ? { visitor, request } : null
}

export async function generateMetadata({ params }: Props) {
  const found = await openRequest((await params).token)
  return {
    title: found ? text("request.pageTitle", { name: found.request.cat.name }) : text("lost.title"),
    robots: { index: false },
  }
}

export default async function RequestPage({ params }: Props) {
  const { token } = await params
  const found = await openRequest(token)
  if (!found) notFound()
  const { visitor, request } = found
  const part = { request, timeZone: visitor.timeZone }
  return (
    <div className={`plain-wrap ${classes.page}`}>
      <RequestHead {...part} />
      <RequestMeeting {...part} token={token} />
      <RequestSteps {...part} />
      <p className="plain-note">{text("request.save")}</p>
      <ShelterReach shelter={request.shelter} />
      {request.isErased ? null : (
        <section aria-labelledby="data">
          <h2 id="data">{text("request.dataTitle")}</h2>
          <p>{text("request.data")}</p>
          <p>
            <a className="plain-link" href={routes.requestData(token)} download>
              {text("request.dataLink")}
            </a>
          </p>
          {isOpenRequest(request.status) ? (
            <TokenForm
              send={withdrawRequestAction}
              token={token}
              button={text("request.withdraw")}
              done={text("request.withdrawn")}
              problem={text("request.problem")}
              isQuiet
            />
          ) : null}
          <details className="plain-details">
            <summary>{text("request.erase")}</summary>
            <TokenForm
              send={eraseByLinkAction}
              token={token}
              button={text("request.erase")}
              done={text("request.erased")}
              problem={text("request.eraseProblem")}
              isQuiet
            >
              <label className={classes.tick}>
                <input type="checkbox" name="sure" value="yes" required />
                <span>{text("request.eraseSure")}</span>
              </label>
            </TokenForm>
          </details>
        </section>
      )}
    </div>
  )
}
