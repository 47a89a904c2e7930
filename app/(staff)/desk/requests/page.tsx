import { RequestsView } from "@/components/matching/requests-view"
import { listRequests } from "@/lib/features/matching/requests-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Requests" }

export default async function RequestsPage() {
  const viewer = await requirePage("request:manage")
  return <RequestsView requests={await listRequests(viewer)} place={viewer} />
}
