import { SittingForm } from "@/components/raters/sitting-form"
import { nextSitting } from "@/lib/features/temperament/raters-queries"
import { dayOfDate } from "@/lib/platform/clock"
import { formatDay } from "@/lib/platform/format"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Become a certified rater" }

export default async function CertifyPage() {
  const viewer = await requirePage("rating:create")
  const { cases, satToday, certifiedUntil } = await nextSitting(viewer)
  return (
    <SittingForm
      cases={cases}
      satToday={satToday}
      certifiedUntil={certifiedUntil ? formatDay(dayOfDate(certifiedUntil), viewer.locale) : null}
    />
  )
}
