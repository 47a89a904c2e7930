import { NewReport } from "@/components/reports/new-report"
import { NewReportParams } from "@/lib/features/reports/definition-schema"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "New report" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function NewReportPage({ searchParams }: Props) {
  await requirePage("outcomes:export")
  const { subject } = NewReportParams.parse(await searchParams)
  return <NewReport subject={subject} />
}
