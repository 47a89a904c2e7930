import { WebhooksView } from "@/components/webhooks/webhooks-view"
import { webhooksOf } from "@/lib/features/webhooks/queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Webhooks" }

export default async function WebhooksPage() {
  const viewer = await requirePage("settings:edit")
  const { timeZone, locale } = viewer
  return <WebhooksView hooks={await webhooksOf(viewer)} place={{ timeZone, locale }} />
}
