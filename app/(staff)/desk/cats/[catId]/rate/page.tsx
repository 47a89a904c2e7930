import { RatingSheet } from "@/components/temperament/rating-sheet"
import { blindSheet } from "@/lib/features/temperament/queries"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Rate" }

interface Props {
  params: Promise<{ catId: string }>
}

export default async function RatePage({ params }: Props) {
  const viewer = await requirePage("rating:create")
  const sheet = await orNotFound(blindSheet(viewer, pageId((await params).catId)))
  return <RatingSheet sheet={sheet} afterwards={`${routes.cat(sheet.id)}#temperament`} />
}
