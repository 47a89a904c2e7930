import { AsOf } from "@/components/public/as-of"
import { EmbedList } from "@/components/public/embed-list"
import { speak, text } from "@/components/public/text"
import { listPublicCats } from "@/lib/features/cats/public"
import { readPublicListParams } from "@/lib/features/cats/public-schema"
import { requestLanguage } from "@/lib/platform/language"
import { currentVisitor } from "@/lib/platform/visitor"

export async function generateMetadata() {
  speak(await requestLanguage())
  return { title: text("cats.title") }
}

/** The list for a shelter's own site, filtered by its address like the list itself. */
export default async function EmbeddedCatsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  speak(await requestLanguage())
  const visitor = await currentVisitor()
  if (!visitor) return <p>{text("lost.title")}</p>
  const params = readPublicListParams(await searchParams)
  const page = await listPublicCats(visitor, params)
  return (
    <>
      <AsOf place={visitor} />
      <EmbedList page={page} params={params} />
    </>
  )
}
