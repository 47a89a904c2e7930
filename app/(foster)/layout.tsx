import type { ReactNode } from "react"
import { FosterShell } from "@/components/foster/foster-shell"
import { KitDocument } from "@/components/shell/kit-document"
import { buildId } from "@/lib/platform/build"
import { currentFoster } from "@/lib/platform/foster-viewer"

// Every page asks who is there and carries its own script nonce: nothing is made ahead of time.
export const dynamic = "force-dynamic"

export const metadata = {
  title: { default: "My foster cats", template: "%s · My foster cats" },
  robots: { index: false, follow: false },
}

export default async function FosterLayout({ children }: { children: ReactNode }) {
  const viewer = await currentFoster().catch(() => null)
  if (!viewer) return <KitDocument>{children}</KitDocument>
  return (
    <KitDocument>
      <FosterShell
        person={{ id: viewer.personId, name: viewer.name }}
        place={{ timeZone: viewer.timeZone, locale: viewer.locale }}
        build={buildId()}
        shelterName={viewer.shelterName}
      >
        {children}
      </FosterShell>
    </KitDocument>
  )
}
