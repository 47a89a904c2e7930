import { MendStay } from "@/components/outcomes/mend-stay"
import { stayToMend } from "@/lib/features/outcomes/quality-queries"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Put a stay right" }

interface Props {
  params: Promise<{ stayId: string }>
}

export default async function MendStayPage({ params }: Props) {
  const viewer = await requirePage("cat:edit")
  return <MendStay stay={await orNotFound(stayToMend(viewer, pageId((await params).stayId)))} />
}
