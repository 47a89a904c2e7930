import { ShowView } from "@/components/show/show-view"
import { showCats } from "@/lib/features/training/show-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "At a show" }

export default async function ShowPage() {
  const viewer = await requirePage("session:log")
  return <ShowView cats={await showCats(viewer)} />
}
