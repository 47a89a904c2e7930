import { OverridesView } from "@/components/matching/overrides-view"
import { OverrideParams } from "@/lib/features/matching/desk-schema"
import { overridesOf } from "@/lib/features/matching/overrides-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Against the order" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OverridesPage({ searchParams }: Props) {
  const viewer = await requirePage("match:decide")
  const { month } = OverrideParams.parse(await searchParams)
  return <OverridesView overrides={await overridesOf(viewer, month)} place={viewer} />
}
