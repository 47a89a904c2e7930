import { UnknownsView } from "@/components/matching/unknowns-view"
import { DeskParams } from "@/lib/features/matching/desk-schema"
import { unknownsPage } from "@/lib/features/matching/unknowns-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "To find out" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function UnknownsPage({ searchParams }: Props) {
  const viewer = await requirePage("adopter:read")
  return <UnknownsView page={await unknownsPage(viewer, DeskParams.parse(await searchParams))} />
}
