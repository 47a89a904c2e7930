import { RoundView } from "@/components/temperament/round-view"
import { roundRooms } from "@/lib/features/temperament/rounds-queries"
import { now } from "@/lib/platform/clock"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Room round" }

export default async function RoundPage() {
  const viewer = await requirePage("rating:create")
  return <RoundView rooms={await roundRooms(viewer)} madeAtMs={now().getTime()} />
}
