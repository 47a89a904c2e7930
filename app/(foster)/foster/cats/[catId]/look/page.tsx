import { QuickLook } from "@/components/temperament/quick-look"
import { blindSheet } from "@/lib/features/temperament/queries"
import { requireFosterPage } from "@/lib/platform/foster-viewer"
import { orNotFound, pageId } from "@/lib/platform/page"

export const metadata = { title: "What did you see?" }

interface Props {
  params: Promise<{ catId: string }>
}

export default async function FosterLookPage({ params }: Props) {
  const viewer = await requireFosterPage()
  return <QuickLook sheet={await orNotFound(blindSheet(viewer, pageId((await params).catId)))} />
}
