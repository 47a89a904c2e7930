import { TodayView } from "@/components/training/today-view"
import { workToday } from "@/lib/features/training/today-queries"
import { today } from "@/lib/platform/clock"
import { formatDay } from "@/lib/platform/format"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Today" }

export default async function TodayPage() {
  const viewer = await requirePage("cat:list")
  return <TodayView items={await workToday(viewer)} dateWords={formatDay(today(viewer), viewer.locale)} />
}
