import type { ReactNode } from "react"
import { ROLE_LABELS } from "@/lib/domain/access/roles"
import { buildId } from "@/lib/platform/build"
import { routes } from "@/lib/platform/routes"
import { IDLE_MINUTES } from "@/lib/platform/shared-device"
import type { Viewer } from "@/lib/platform/viewer"
import { KitDocument } from "./kit-document"
import { navigationFor } from "./navigation"
import { StaffShell } from "./staff-shell"

/** Document and frame of the wings where people work. It decides nothing about rights: each page asks for itself. */
export function StaffWing({ viewer, children }: { viewer: Viewer | null; children: ReactNode }) {
  if (!viewer) return <KitDocument>{children}</KitDocument>
  return (
    <KitDocument>
      <StaffShell
        person={{ id: viewer.personId, name: viewer.name, roleLabel: ROLE_LABELS[viewer.role] }}
        place={{ timeZone: viewer.timeZone, locale: viewer.locale }}
        build={buildId()}
        shelterName={viewer.shelterName}
        demo={viewer.isDemo ? { startHref: routes.firstRun() } : null}
        sharedIdleMinutes={viewer.isOnSharedDevice ? IDLE_MINUTES : null}
        items={navigationFor(viewer)}
        links={{ home: routes.today(), account: routes.account(), publicCats: routes.publicCats() }}
      >
        {children}
      </StaffShell>
    </KitDocument>
  )
}
