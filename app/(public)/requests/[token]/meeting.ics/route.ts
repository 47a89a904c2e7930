import { requestByToken, visitorOfRequest } from "@/lib/features/requests/status-public"
import { calendarFile } from "@/lib/platform/calendar-file"
import { requestLanguage } from "@/lib/platform/language"
import { absoluteAddress } from "@/lib/platform/public-address"
import { routes } from "@/lib/platform/routes"
import { textsIn } from "@/lib/platform/texts"

/** The planned meeting as a calendar file. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const visitor = await visitorOfRequest(token)
  const request = visitor && (await requestByToken(visitor, token))
  if (!request?.meeting || request.status !== "meeting") return new Response(null, { status: 404 })
  const { say } = textsIn(await requestLanguage())
  const file = calendarFile({
    id: request.meeting.id,
    sequence: request.meeting.sequence,
    startsAt: request.meeting.at,
    minutes: request.meeting.minutes,
    title: say("request.title", { name: request.cat.name }),
    text: say("request.pageTitle", { name: request.cat.name }),
    place: request.shelter.address,
    url: absoluteAddress(routes.request(token)),
  })
  return new Response(file, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="meeting.ics"',
      "Cache-Control": "private, no-store",
    },
  })
}
