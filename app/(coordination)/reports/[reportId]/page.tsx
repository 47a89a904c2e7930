import { notFound } from "next/navigation"
import { SyncNotes } from "@/components/imports/last-sync"
import { ReportView } from "@/components/reports/report-view"
import { can } from "@/lib/domain/access/table"
import { lastSyncs } from "@/lib/features/imports/sources-queries"
import { ReportPageParams } from "@/lib/features/reports/definition-schema"
import { reportWithRows } from "@/lib/features/reports/queries"
import { AppError } from "@/lib/platform/errors"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Report" }

interface Props {
  params: Promise<{ reportId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ReportPage({ params, searchParams }: Props) {
  const viewer = await requirePage("outcomes:read")
  const asked = ReportPageParams.safeParse({ ...(await searchParams), ...(await params) })
  if (!asked.success) notFound()
  const { reportId, after } = asked.data
  const report = await reportWithRows(viewer, reportId, after).catch((error) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound()
    throw error
  })
  return (
    <>
      <ReportView
        report={report}
        isFirstPage={after === null}
        locale={viewer.locale}
        mayExport={can(viewer, "outcomes:export")}
      />
      <SyncNotes syncs={await lastSyncs(viewer)} place={viewer} />
    </>
  )
}
