import { VersionsView } from "@/components/instrument/versions-view"
import { can } from "@/lib/domain/access/table"
import { versionsOverview } from "@/lib/features/temperament/versions-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Rubric" }

export default async function RubricPage() {
  const viewer = await requirePage("rubric:read")
  return (
    <VersionsView
      versions={await versionsOverview(viewer)}
      place={viewer}
      mayEdit={can(viewer, "rubric:edit")}
    />
  )
}
