import { cookies } from "next/headers"
import { CatsDesk } from "@/components/cats/table/cats-desk"
import { can } from "@/lib/domain/access/table"
import { parseLayout } from "@/lib/domain/cats/table-layout"
import { listCats } from "@/lib/features/cats/list-queries"
import { CatListParams, catListQuery, LAYOUT_COOKIE } from "@/lib/features/cats/list-schema"
import { listViews } from "@/lib/features/cats/views-queries"
import { today } from "@/lib/platform/clock"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Cats" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CatsPage({ searchParams }: Props) {
  const viewer = await requirePage("cat:list")
  const params = CatListParams.parse(await searchParams)
  const [page, views, jar] = await Promise.all([listCats(viewer, params), listViews(viewer), cookies()])
  const { view, after: _, ...list } = params
  return (
    <CatsDesk
      page={page}
      pageQuery={catListQuery(list)}
      layout={parseLayout(jar.get(LAYOUT_COOKIE)?.value)}
      openLayout={views.find((one) => one.id === view)?.layout ?? null}
      views={views}
      calendar={{ today: today(viewer), timeZone: viewer.timeZone }}
      may={{ edit: can(viewer, "cat:edit"), read: can(viewer, "cat:read") }}
    />
  )
}
