import "server-only"
import { cache } from "react"
import { now } from "./clock"
import { systemDb } from "./db"
import { hashToken } from "./token"
import { tokenIn } from "./token-cookie"

/** A shared tablet that is registered and not taken back. */
export interface SharedDevice {
  id: string
  shelterId: string
  label: string
}

/** The shared device a token belongs to, or null when there is none, or it was taken back. */
export async function deviceByToken(token: string): Promise<SharedDevice | null> {
  const device = await systemDb().sharedDevice.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { id: true, shelterId: true, label: true, revokedAt: true },
  })
  if (!device || device.revokedAt) return null
  const { revokedAt: _, ...facts } = device
  return facts
}

/** The shared device this request comes from. Once per request. */
export const currentDevice = cache(async (): Promise<SharedDevice | null> => {
  const token = await tokenIn("device")
  return token ? deviceByToken(token) : null
})

const MS_PER_MINUTE = 60_000
/** A tablet that lies on a table belongs to nobody after this time. */
export const IDLE_MINUTES = 30
const SEEN_EVERY_MS = MS_PER_MINUTE

interface DeviceSignIn {
  id: string
  deviceId: string | null
  lastSeenAt: Date | null
  createdAt: Date
  device: { revokedAt: Date | null } | null
}

/** Whether a sign-in on a shared device has been left alone too long, or its device was taken back. */
export function isLeft(signIn: DeviceSignIn): boolean {
  if (!signIn.deviceId) return false
  if (!signIn.device || signIn.device.revokedAt) return true
  const seenAt = signIn.lastSeenAt ?? signIn.createdAt
  return now().getTime() - seenAt.getTime() > IDLE_MINUTES * MS_PER_MINUTE
}

/** Notes that somebody is still there; to the minute, so that reading a page is not a write each time. */
export async function noteSeen({ id, deviceId, lastSeenAt }: DeviceSignIn): Promise<void> {
  if (!deviceId || (lastSeenAt && now().getTime() - lastSeenAt.getTime() < SEEN_EVERY_MS)) return
  await systemDb().signIn.updateMany({ where: { id, revokedAt: null }, data: { lastSeenAt: now() } })
  await systemDb().sharedDevice.updateMany({ where: { id: deviceId }, data: { lastSeenAt: now() } })
}
