import "server-only"
import type { ProtocolParameters } from "@/lib/domain/harness/protocol"
import { namesOf } from "@/lib/features/users/queries"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

/** Every protocol version, the shelter's own first, with who approved it and how many courses follow it. */
export const protocolVersions = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const versions = await db.protocolVersion.findMany({
      orderBy: [{ key: "desc" }, { number: "desc" }],
      include: { _count: { select: { enrolments: true } } },
    })
    const names = await namesOf(
      db,
      versions.map((one) => one.approvedBy),
    )
    return versions.map((version) => ({
      id: version.id,
      key: version.key,
      number: version.number,
      name: version.name,
      status: version.status,
      approvedAt: version.approvedAt,
      approvedBy: names.get(version.approvedBy ?? "") ?? null,
      courses: version._count.enrolments,
      parameters: version.parameters as unknown as ProtocolParameters,
    }))
  })
export type ProtocolVersions = Awaited<ReturnType<typeof protocolVersions>>

/** The protocols a new course may follow, the shelter's own first. */
export const protocolChoices = (viewer: Viewer) =>
  read(viewer, (db) =>
    db.protocolVersion.findMany({
      where: { status: "approved" },
      orderBy: [{ key: "desc" }, { number: "desc" }],
      select: { id: true, name: true, number: true },
    }),
  )
