import { ReportsView } from "@/components/reports/reports-view"
import { can } from "@/lib/domain/access/table"
import { reportsOverview } from "@/lib/features/reports/queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Reports" }

export default async function ReportsPage() {
  const viewer = await requirePage("outcomes:read")
  return (
    <ReportsView
      overview={await reportsOverview(viewer)}
      place={viewer}
      mayExport={can(viewer, "outcomes:export")}
    />
  )
}
