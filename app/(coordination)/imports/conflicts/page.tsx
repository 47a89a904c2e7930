import { ConflictsView } from "@/components/imports/conflicts-view"
import { listConflicts } from "@/lib/features/imports/conflicts-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Open conflicts" }

interface Props {
  searchParams: Promise<{ page?: string }>
}

export default async function ConflictsPage({ searchParams }: Props) {
  const viewer = await requirePage("import:run")
  const page = Number((await searchParams).page)
  const answer = await listConflicts(viewer, Number.isInteger(page) ? page : 1)
  return <ConflictsView {...answer} place={viewer} />
}
