import { EventView } from "@/components/events/event-view"
import { eventRecord } from "@/lib/features/events/queries"
import { EventParams } from "@/lib/features/events/schema"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Adoption event" }

interface Props {
  params: Promise<{ eventId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function EventPage({ params, searchParams }: Props) {
  const viewer = await requirePage("event:manage")
  const asked = EventParams.parse(await searchParams)
  const record = await orNotFound(eventRecord(viewer, pageId((await params).eventId), asked))
  return <EventView record={record} params={asked} />
}
