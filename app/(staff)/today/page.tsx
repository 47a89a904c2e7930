import { KeptPage } from "@/components/outbox/kept-page"
import { UnfinishedSheets } from "@/components/temperament/unfinished-sheets"
import { TodayView } from "@/components/training/today-view"
import { workToday } from "@/lib/features/training/today-queries"
import { TodayParams } from "@/lib/features/training/today-schema"
import { today } from "@/lib/platform/clock"
import { formatDay } from "@/lib/platform/format"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Today" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function TodayPage({ searchParams }: Props) {
  const viewer = await requirePage("cat:list")
  const choice = TodayParams.parse(await searchParams)
  return (
    <>
      <KeptPage />
      <UnfinishedSheets />
      <TodayView
        items={await workToday(viewer)}
        dateWords={formatDay(today(viewer), viewer.locale)}
        choice={choice}
      />
    </>
  )
}
