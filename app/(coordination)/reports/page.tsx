import { SyncNotes } from "@/components/imports/last-sync"
import { ReportsView } from "@/components/reports/reports-view"
import { can } from "@/lib/domain/access/table"
import { lastSyncs } from "@/lib/features/imports/sources-queries"
import { reportsOverview } from "@/lib/features/reports/queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Reports" }

export default async function ReportsPage() {
  const viewer = await requirePage("outcomes:read")
  const [overview, syncs] = await Promise.all([reportsOverview(viewer), lastSyncs(viewer)])
  return (
    <>
      <ReportsView overview={overview} place={viewer} mayExport={can(viewer, "outcomes:export")} />
      <SyncNotes syncs={syncs} place={viewer} />
    </>
  )
}
