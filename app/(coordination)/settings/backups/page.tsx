import { BackupsView } from "@/components/backups/backups-view"
import { backupsOverview } from "@/lib/features/backups/queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Backups" }

export default async function BackupsPage() {
  const viewer = await requirePage("backup:manage")
  const { timeZone, locale } = viewer
  return <BackupsView overview={await backupsOverview(viewer)} place={{ timeZone, locale }} />
}
