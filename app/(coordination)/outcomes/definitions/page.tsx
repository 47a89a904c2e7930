import { ChartDefinitions } from "@/components/outcomes/chart-definitions"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Definitions of the charts" }

export default async function DefinitionsPage() {
  await requirePage("outcomes:read")
  return <ChartDefinitions />
}
