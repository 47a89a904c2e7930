import { FieldOwnersView } from "@/components/imports/field-owners-view"
import { can } from "@/lib/domain/access/table"
import { fieldOwners } from "@/lib/features/imports/owners-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Who has the last word" }

export default async function FieldOwnersPage() {
  const viewer = await requirePage("import:run")
  const { fields, sources } = await fieldOwners(viewer)
  return <FieldOwnersView fields={fields} sources={sources} mayChange={can(viewer, "settings:edit")} />
}
