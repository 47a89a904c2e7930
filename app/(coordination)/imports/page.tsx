import { ImportsView } from "@/components/imports/imports-view"
import { can } from "@/lib/domain/access/table"
import { listImports } from "@/lib/features/imports/queries"
import { listSavedProfiles } from "@/lib/features/imports/saved-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Imports" }

export default async function ImportsPage() {
  const viewer = await requirePage("import:run")
  const [imports, saved] = await Promise.all([listImports(viewer), listSavedProfiles(viewer)])
  return (
    <ImportsView
      imports={imports}
      saved={saved}
      place={viewer}
      mayUndo={can(viewer, "import:undo")}
      maySetUp={can(viewer, "settings:edit")}
    />
  )
}
