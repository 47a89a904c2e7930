import { QuickLook } from "@/components/temperament/quick-look"
import { blindSheet } from "@/lib/features/temperament/queries"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Quick look" }

interface Props {
  params: Promise<{ catId: string }>
}

export default async function QuickLookPage({ params }: Props) {
  const viewer = await requirePage("rating:create")
  return <QuickLook sheet={await orNotFound(blindSheet(viewer, pageId((await params).catId)))} />
}
