import { DataCheckView } from "@/components/outcomes/data-check-view"
import { can } from "@/lib/domain/access/table"
import { dataCheck } from "@/lib/features/outcomes/quality-queries"
import { DataCheckParams } from "@/lib/features/outcomes/schema"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Data check" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function DataCheckPage({ searchParams }: Props) {
  const viewer = await requirePage("outcomes:read")
  const found = await dataCheck(viewer, DataCheckParams.parse(await searchParams))
  return <DataCheckView found={found} canMend={can(viewer, "cat:edit")} />
}
