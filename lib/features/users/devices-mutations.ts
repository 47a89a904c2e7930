import "server-only"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { systemDb, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { hashPassword } from "@/lib/platform/password"
import { hashToken, newToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"
import type { DeviceInput, DeviceVersion, PinInput } from "./devices-schema"

/** Registers a shared device and returns the token its browser keeps. */
export async function registerDevice(viewer: Viewer, input: DeviceInput): Promise<{ token: string }> {
  const token = newToken()
  await write(viewer, async (db) => {
    const known = await db.sharedDevice.findUnique({
      where: { id: input.deviceId },
      select: { registeredBy: true, revokedAt: true },
    })
    if (known) {
      // Asked twice: the first answer was lost, and its token with it.
      if (known.registeredBy !== viewer.personId || known.revokedAt) throw new AppError("CONFLICT")
      await db.sharedDevice.update({
        where: { id: input.deviceId },
        data: { tokenHash: hashToken(token) },
        select: { id: true },
      })
      return
    }
    await db.sharedDevice.create({
      data: {
        id: input.deviceId,
        shelterId: viewer.shelterId,
        label: input.label,
        tokenHash: hashToken(token),
        registeredBy: viewer.personId,
        createdAt: now(),
      },
      select: { id: true },
    })
    await audit(db, viewer, {
      action: "device:register",
      entity: "SharedDevice",
      entityId: input.deviceId,
      summary: `The shared device "${input.label}" was registered.`,
    })
  })
  return { token }
}

/** Takes a shared device back: everybody who is signed in on it is signed out, and its list of names is gone. */
export async function revokeDevice(viewer: Viewer, input: DeviceVersion): Promise<void> {
  await write(viewer, async (db) => {
    const device = await db.sharedDevice.findUnique({
      where: { id: input.deviceId },
      select: { label: true, revokedAt: true },
    })
    if (!device) throw new AppError("NOT_FOUND")
    if (device.revokedAt) return
    const { count } = await db.sharedDevice.updateMany({
      where: { id: input.deviceId, version: input.version },
      data: { revokedAt: now(), version: { increment: 1 } },
    })
    if (count === 0) throw new AppError("CONFLICT")
    await audit(db, viewer, {
      action: "device:revoke",
      entity: "SharedDevice",
      entityId: input.deviceId,
      summary: `The shared device "${device.label}" was taken back.`,
    })
  })
  await systemDb().signIn.updateMany({
    where: { deviceId: input.deviceId, revokedAt: null },
    data: { revokedAt: now() },
  })
}

/** Sets the own PIN. Never on a shared device: whoever stands there has shown a PIN and no password. */
export async function setPin(viewer: Viewer, { pin }: PinInput): Promise<void> {
  if (viewer.isOnSharedDevice)
    throw new AppError("FORBIDDEN", "Change your PIN on your own device, signed in with your password.")
  const pinHash = await hashPassword(pin)
  await write(viewer, async (db) => {
    const person = await db.person.findUnique({
      where: { id: viewer.personId },
      select: { accountId: true },
    })
    if (!person?.accountId) throw new AppError("NOT_FOUND")
    await db.person.update({ where: { id: viewer.personId }, data: { pinHash }, select: { id: true } })
    await audit(db, viewer, {
      action: "person:pin",
      entity: "Person",
      entityId: viewer.personId,
      summary: "A PIN for shared devices was set.",
    })
  })
  // Who knew the old one is out.
  await systemDb().signIn.updateMany({
    where: { personId: viewer.personId, deviceId: { not: null }, revokedAt: null },
    data: { revokedAt: now() },
  })
}
