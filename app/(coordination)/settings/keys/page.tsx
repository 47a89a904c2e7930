import { KeysView } from "@/components/keys/keys-view"
import { keysOf } from "@/lib/features/api/keys-queries"
import { fullAddress } from "@/lib/platform/link-code"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Keys for programs" }

export default async function KeysPage() {
  const viewer = await requirePage("settings:edit")
  const { timeZone, locale } = viewer
  return (
    <KeysView
      keys={await keysOf(viewer)}
      place={{ timeZone, locale }}
      base={await fullAddress(routes.api(""))}
    />
  )
}
