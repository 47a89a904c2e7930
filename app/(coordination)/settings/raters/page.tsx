import { RatersView } from "@/components/raters/raters-view"
import { can } from "@/lib/domain/access/table"
import { ratersOverview } from "@/lib/features/temperament/raters-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Raters" }

export default async function RatersPage() {
  const viewer = await requirePage("rubric:read")
  return (
    <RatersView
      overview={await ratersOverview(viewer)}
      viewerId={viewer.personId}
      maySit={can(viewer, "rating:create")}
      mayCertify={can(viewer, "rater:certify")}
      mayDraft={can(viewer, "rubric:edit")}
    />
  )
}
