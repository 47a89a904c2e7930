import { RoundSheet } from "@/components/shift/round-sheet"
import { ShiftView } from "@/components/shift/shift-view"
import { shiftPlan } from "@/lib/features/training/shift-queries"
import { ShiftParams } from "@/lib/features/training/shift-schema"
import { today } from "@/lib/platform/clock"
import { formatDay } from "@/lib/platform/format"
import { fullAddress, qrImage } from "@/lib/platform/link-code"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Shift plan" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ShiftPage({ searchParams }: Props) {
  const viewer = await requirePage("cat:list")
  const params = ShiftParams.parse(await searchParams)
  const plan = await shiftPlan(viewer, params)
  const dateWords = formatDay(today(viewer), viewer.locale)
  if (!params.isSheet) return <ShiftView plan={plan} dateWords={dateWords} place={viewer} />
  const codes = new Map<string, { address: string; qr: string }>()
  for (const { cat } of plan.day.planned) {
    const address = await fullAddress(routes.logSession(cat.catId))
    codes.set(cat.catId, { address, qr: await qrImage(address) })
  }
  return (
    <RoundSheet
      plan={plan}
      codes={codes}
      shelterName={viewer.shelterName}
      dateWords={dateWords}
      place={viewer}
    />
  )
}
