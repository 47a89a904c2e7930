import { FosterCatsView } from "@/components/foster/foster-cats"
import { fosterCats } from "@/lib/features/training/foster-queries"
import { requireFosterPage } from "@/lib/platform/foster-viewer"

export default async function FosterPage() {
  const viewer = await requireFosterPage()
  return <FosterCatsView name={viewer.name} cats={await fosterCats(viewer)} />
}
