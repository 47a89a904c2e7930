import { CaseloadView } from "@/components/caseload/caseload-view"
import { caseload } from "@/lib/features/training/caseload-queries"
import { protocolChoices } from "@/lib/features/training/protocols-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Caseload" }

export default async function CaseloadPage() {
  const viewer = await requirePage("cat:edit")
  const protocols = await protocolChoices(viewer)
  return <CaseloadView caseload={await caseload(viewer)} protocolVersionId={protocols[0]?.id ?? null} />
}
