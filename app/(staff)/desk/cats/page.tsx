import { CatsView } from "@/components/cats/cats-view"
import { can } from "@/lib/domain/access/table"
import { listCats } from "@/lib/features/cats/list-queries"
import { CatListParams } from "@/lib/features/cats/schema"
import { today } from "@/lib/platform/clock"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Cats" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CatsPage({ searchParams }: Props) {
  const viewer = await requirePage("cat:list")
  const params = CatListParams.parse(await searchParams)
  return (
    <CatsView
      page={await listCats(viewer, params)}
      params={params}
      today={today(viewer)}
      mayTakeIn={can(viewer, "cat:edit")}
    />
  )
}
