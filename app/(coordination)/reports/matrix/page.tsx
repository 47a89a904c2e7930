import { SyncNotes } from "@/components/imports/last-sync"
import { MatrixView } from "@/components/reports/matrix-view"
import { can } from "@/lib/domain/access/table"
import { lastSyncs } from "@/lib/features/imports/sources-queries"
import { matrixPage } from "@/lib/features/reports/matrix-queries"
import { MatrixParams } from "@/lib/features/reports/matrix-schema"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Intake and outcome" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function MatrixMonthPage({ searchParams }: Props) {
  const viewer = await requirePage("outcomes:read")
  const page = await matrixPage(viewer, MatrixParams.parse(await searchParams))
  return (
    <>
      <MatrixView page={page} place={viewer} mayExport={can(viewer, "outcomes:export")} />
      <SyncNotes syncs={await lastSyncs(viewer)} place={viewer} />
    </>
  )
}
