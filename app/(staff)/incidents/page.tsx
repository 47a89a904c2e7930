import { IncidentsView } from "@/components/incidents/incidents-view"
import { can } from "@/lib/domain/access/table"
import { incidentRegister } from "@/lib/features/training/incidents-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Incidents" }

export default async function IncidentsPage() {
  const viewer = await requirePage("cat:read")
  return <IncidentsView register={await incidentRegister(viewer)} mayReview={can(viewer, "gate:clear:G8")} />
}
