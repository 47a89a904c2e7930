import { CatPortrait } from "@/components/cats/portrait"
import { publicTexts, text } from "@/components/public/text"
import type { RequestStatusPage } from "@/lib/features/requests/status-public"
import { formatDate, formatMoment } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import type { TextKey } from "@/lib/platform/texts"
import classes from "./asking.module.css"

interface Part {
  request: RequestStatusPage
  timeZone: string
}

const placeOf = (timeZone: string) => ({ timeZone, locale: publicTexts().language })

/** Who it is about, and where it stands in one sentence. */
export function RequestHead({ request }: Part) {
  const { cat } = request
  return (
    <>
      <div className={classes.who}>
        <CatPortrait look={cat.portrait} size={96} />
        <h1>{text("request.title", { name: cat.name })}</h1>
      </div>
      {request.isErased ? <p>{text("request.erased")}</p> : <StandsNow request={request} />}
      {request.shortCode && request.status === "new" ? (
        <section aria-labelledby="code">
          <h2 id="code">{text("request.code")}</h2>
          <p>
            <strong className={classes.code}>{request.shortCode}</strong>
          </p>
          <p>{text("request.codeHint")}</p>
        </section>
      ) : null}
    </>
  )
}

function StandsNow({ request }: { request: RequestStatusPage }) {
  const { name } = request.cat
  if (request.status === "placed") return <p className="plain-lead">{text("request.placed", { name })}</p>
  if (request.status === "closed")
    return (
      <>
        <p className="plain-lead">
          {text(`request.closed.${request.closeReason ?? "withdrawn"}` as TextKey, { name })}
        </p>
        <p>
          <a className="plain-link" href={routes.publicCats()}>
            {text("request.others")}
          </a>
        </p>
      </>
    )
  if (request.isUnconfirmed) return <p className="plain-lead">{text("request.unconfirmed")}</p>
  return (
    <>
      {request.status === "new" ? (
        <p className="plain-lead">
          {request.origin === "walk_in"
            ? text("request.answerHere")
            : text("request.answerBy", { day: formatDate(request.answerBy, publicTexts().language) })}
        </p>
      ) : null}
      <p>{queueWords(request.queue)}</p>
    </>
  )
}

function queueWords(queue: RequestStatusPage["queue"]): string {
  const before = (queue?.place ?? 1) - 1
  if (before === 0) return text("request.queueFirst")
  return before === 1 ? text("request.queueOne") : text("request.queue", { n: before })
}

/** What happened so far, oldest first. */
export function RequestSteps({ request, timeZone }: Part) {
  return (
    <ol className={classes.steps}>
      {request.events.map(({ kind, at }, index) => (
        <li key={`${kind}-${at.getTime()}`} data-last={index === request.events.length - 1}>
          {text(`request.step.${kind}` as TextKey, {
            name: request.cat.name,
            when: formatMoment(at, placeOf(timeZone)),
          })}
          {kind === "asked" ? null : <small> · {formatMoment(at, placeOf(timeZone))}</small>}
        </li>
      ))}
    </ol>
  )
}

export function RequestMeeting({ request, timeZone, token }: Part & { token: string }) {
  if (request.status !== "meeting" || !request.meeting) return null
  const { at, minutes } = request.meeting
  return (
    <section aria-labelledby="meeting" className="plain-card">
      <h2 id="meeting">{text("request.meetingTitle")}</h2>
      <p>
        <strong>
          {text("request.meetingWhen", { when: formatMoment(at, placeOf(timeZone)), n: minutes })}
        </strong>
      </p>
      {request.shelter.address ? (
        <p>{text("request.meetingWhere", { address: request.shelter.address })}</p>
      ) : null}
      <p>
        <a className="plain-link" href={routes.requestCalendar(token)}>
          {text("request.calendar")}
        </a>
      </p>
    </section>
  )
}

export function ShelterReach({ shelter }: { shelter: RequestStatusPage["shelter"] }) {
  const { email, phone } = shelter
  if (!email && !phone && !shelter.address && !shelter.visitHours) return null
  return (
    <section aria-labelledby="reach">
      <h2 id="reach">{text("request.reachTitle")}</h2>
      <address style={{ fontStyle: "normal" }}>
        <p>
          {shelter.name}
          {shelter.address ? `, ${shelter.address}` : null}
        </p>
        {shelter.visitHours ? <p>{shelter.visitHours}</p> : null}
        {phone ? (
          <p>
            <a className="plain-link" href={`tel:${phone.replace(/[^+\d]/g, "")}`}>
              {phone}
            </a>
          </p>
        ) : null}
        {email ? (
          <p>
            <a className="plain-link" href={`mailto:${email}`}>
              {email}
            </a>
          </p>
        ) : null}
      </address>
    </section>
  )
}
