import { AdoptersView } from "@/components/adopters/adopters-view"
import { listAdopters } from "@/lib/features/adopters/queries"
import { AdopterListParams } from "@/lib/features/adopters/schema"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Adopters" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AdoptersPage({ searchParams }: Props) {
  const viewer = await requirePage("adopter:read")
  const params = AdopterListParams.parse(await searchParams)
  return <AdoptersView page={await listAdopters(viewer, params)} params={params} place={viewer} />
}
