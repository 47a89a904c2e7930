import { RequestView } from "@/components/requests/request-view"
import { isoFromDay } from "@/lib/domain/calendar/day"
import { requestRecord } from "@/lib/features/requests/board-queries"
import { today } from "@/lib/platform/clock"
import { qrImage } from "@/lib/platform/link-code"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Request" }

interface Props {
  params: Promise<{ requestId: string }>
}

export default async function RequestPage({ params }: Props) {
  const viewer = await requirePage("request:manage")
  const id = pageId((await params).requestId)
  const request = await orNotFound(requestRecord(viewer, id))
  return (
    <RequestView
      request={request}
      place={viewer}
      suggestedTime={`${isoFromDay(today(viewer) + 1)}T11:00`}
      statusCode={request.statusAddress && (await qrImage(request.statusAddress))}
    />
  )
}
