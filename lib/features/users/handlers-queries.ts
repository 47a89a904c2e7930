import "server-only"
import { now } from "@/lib/platform/clock"
import { read, systemDb } from "@/lib/platform/db"
import type { SharedDevice } from "@/lib/platform/shared-device"
import { hashToken, isToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"
import { type LinkState, stateOf } from "./invitations-schema"
import { namesOf } from "./queries"

const STATE = {
  joinedAt: true,
  approvedAt: true,
  declinedAt: true,
  revokedAt: true,
  expiresAt: true,
} as const

/** What the page behind an invitation may know: whose shelter it is, and where the link stands. Null for no such link. */
export async function invitationByToken(
  token: string,
): Promise<{ shelterName: string; state: LinkState } | null> {
  if (!isToken(token)) return null
  const link = await systemDb().invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { kind: true, shelterId: true, ...STATE },
  })
  if (link?.kind !== "volunteer") return null
  const shelter = await systemDb().shelter.findUniqueOrThrow({
    where: { id: link.shelterId },
    select: { name: true },
  })
  return { shelterName: shelter.name, state: stateOf(link, now()) }
}

/** Invitations that are open or wait for an answer, and foster links that work or ended lately. */
export const listLinks = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const rows = await db.invitation.findMany({
      where: { revokedAt: null, declinedAt: null, OR: [{ kind: "foster" }, { approvedAt: null }] },
      orderBy: { createdAt: "desc" },
      take: 200,
      select: {
        ...{ id: true, kind: true, label: true, name: true, email: true, clearance: true, catIds: true },
        ...{ invitedBy: true, version: true, createdAt: true, personId: true },
        ...STATE,
      },
    })
    const names = await namesOf(
      db,
      rows.map((row) => row.invitedBy),
    )
    const links = rows.map((row) => ({
      ...row,
      state: stateOf(row, now()),
      isExpired: row.expiresAt <= now(),
      by: names.get(row.invitedBy) ?? null,
    }))
    return {
      waiting: links.filter(({ kind, state }) => kind === "volunteer" && state === "waiting"),
      open: links.filter(
        ({ kind, state }) => kind === "volunteer" && (state === "open" || state === "expired"),
      ),
      foster: links.filter(({ kind }) => kind === "foster"),
    }
  })
export type Links = Awaited<ReturnType<typeof listLinks>>

/** Shared devices in use. */
export const listDevices = (viewer: Viewer) =>
  read(viewer, (db) =>
    db.sharedDevice.findMany({
      where: { revokedAt: null },
      orderBy: { createdAt: "asc" },
      select: { id: true, label: true, lastSeenAt: true, createdAt: true, version: true },
    }),
  )
export type Devices = Awaited<ReturnType<typeof listDevices>>

/** Whom one can switch to on a shared device: active people of its shelter who have set a PIN. */
export const peopleOnDevice = (device: SharedDevice) =>
  systemDb().person.findMany({
    where: {
      shelterId: device.shelterId,
      active: true,
      role: { not: "adopter" },
      pinHash: { not: null },
      accountId: { not: null },
    },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  })

/** Whether the person asking has set a PIN. */
export const hasPin = (viewer: Viewer): Promise<boolean> =>
  read(viewer, async (db) => {
    const person = await db.person.findUnique({ where: { id: viewer.personId }, select: { pinHash: true } })
    return person?.pinHash != null
  })
