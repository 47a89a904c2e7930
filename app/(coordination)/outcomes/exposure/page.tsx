import { ExposureView } from "@/components/outcomes/exposure-view"
import { exposureOfWeek } from "@/lib/features/outcomes/exposure-queries"
import { ExposureParams } from "@/lib/features/outcomes/exposure-schema"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Who was seen" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ExposurePage({ searchParams }: Props) {
  const viewer = await requirePage("outcomes:read")
  return <ExposureView found={await exposureOfWeek(viewer, ExposureParams.parse(await searchParams))} />
}
