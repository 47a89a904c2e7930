import { EventsView } from "@/components/events/events-view"
import { listEvents } from "@/lib/features/events/queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Adoption events" }

export default async function EventsPage() {
  const viewer = await requirePage("event:manage")
  return <EventsView events={await listEvents(viewer)} />
}
