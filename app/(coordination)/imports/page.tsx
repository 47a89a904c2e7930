import { ImportsView } from "@/components/imports/imports-view"
import { can } from "@/lib/domain/access/table"
import { listImports } from "@/lib/features/imports/queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Imports" }

export default async function ImportsPage() {
  const viewer = await requirePage("import:run")
  return (
    <ImportsView imports={await listImports(viewer)} place={viewer} mayUndo={can(viewer, "import:undo")} />
  )
}
