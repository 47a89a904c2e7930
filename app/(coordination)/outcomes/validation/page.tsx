import { ValidationView } from "@/components/outcomes/validation-view"
import { can } from "@/lib/domain/access/table"
import { chartsOf } from "@/lib/features/outcomes/charts-queries"
import { readOutcomesParams } from "@/lib/features/outcomes/schema"
import { studies, validationNow } from "@/lib/features/outcomes/validation-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "What our own cats say" }

export default async function ValidationPage() {
  const viewer = await requirePage("outcomes:read")
  const params = readOutcomesParams({ part: "prediction" })
  const [validation, charts, plans] = await Promise.all([
    validationNow(viewer),
    chartsOf(viewer, params),
    studies(viewer),
  ])
  return (
    <ValidationView
      validation={validation}
      charts={charts}
      studies={plans}
      canExport={can(viewer, "outcomes:export")}
    />
  )
}
