import { ImportReportView } from "@/components/imports/import-report-view"
import { can } from "@/lib/domain/access/table"
import { importReport } from "@/lib/features/imports/queries"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"

interface Props {
  params: Promise<{ importId: string }>
}

export default async function ImportReportPage({ params }: Props) {
  const viewer = await requirePage("import:run")
  const report = await orNotFound(importReport(viewer, pageId((await params).importId)))
  return (
    <article>
      <title>{`Import of ${report.fileName}`}</title>
      <ImportReportView report={report} place={viewer} mayUndo={can(viewer, "import:undo")} />
    </article>
  )
}
