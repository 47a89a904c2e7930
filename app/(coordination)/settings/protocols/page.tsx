import { ProtocolsView } from "@/components/protocols/protocols-view"
import { can } from "@/lib/domain/access/table"
import { protocolVersions } from "@/lib/features/training/protocols-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Protocols" }

export default async function ProtocolsPage() {
  const viewer = await requirePage("rubric:read")
  return (
    <ProtocolsView
      versions={await protocolVersions(viewer)}
      place={viewer}
      mayEdit={can(viewer, "protocol:edit")}
      mayApprove={can(viewer, "protocol:approve")}
    />
  )
}
