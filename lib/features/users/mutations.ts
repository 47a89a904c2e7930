import "server-only"
import { insertPerson } from "@/lib/features/shelter/mutations"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { systemDb, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { speakablePassword } from "@/lib/platform/password"
import type { Viewer } from "@/lib/platform/viewer"
import type { ChangePersonInput, PersonInput } from "./schema"

/** Adds a person and returns the password to hand over once; null when the account already has one. */
export async function addPerson(
  viewer: Viewer,
  input: PersonInput,
): Promise<{ id: string; password: string | null }> {
  const password = speakablePassword()
  return systemDb().$transaction(async (db) => {
    const known = await db.account.findUnique({
      where: { email: input.email },
      select: { id: true, people: { select: { shelterId: true } } },
    })
    if (known?.people.some((person) => person.shelterId === viewer.shelterId))
      throw new AppError("CONFLICT", "There is already a person with this e-mail address.", {
        email: "is already in use here",
      })
    const id = await insertPerson(db, { ...input, shelterId: viewer.shelterId, password })
    return { id, password: known ? null : password }
  })
}

/** Changes role, rights or state of a person; it counts from that person's next request. */
export async function changePerson(viewer: Viewer, input: ChangePersonInput): Promise<void> {
  const { id, version, ...change } = input
  if (id === viewer.personId && (!change.active || change.role !== viewer.role))
    throw new AppError("INVALID", "You cannot take your own role away. Ask another administrator.")
  await write(viewer, async (db) => {
    const before = await db.person.findUnique({
      where: { id },
      select: { role: true, active: true, permissions: true, clearance: true },
    })
    if (!before) throw new AppError("NOT_FOUND")
    const { count } = await db.person.updateMany({
      where: { id, version },
      data: { ...change, version: { increment: 1 } },
    })
    if (count === 0) throw new AppError("CONFLICT")
    await audit(db, viewer, {
      action: "person:change",
      entity: "Person",
      entityId: id,
      summary: change.active ? `Role ${change.role}, clearance ${change.clearance}.` : "Switched off.",
      details: { before, after: change },
    })
  })
  if (!change.active)
    await systemDb().signIn.updateMany({
      where: { personId: id, revokedAt: null },
      data: { revokedAt: now() },
    })
}

/** For the command line: switches a person off by e-mail address. */
export async function disableByEmail(viewer: Viewer, email: string): Promise<void> {
  const person = await systemDb().person.findFirst({
    where: { shelterId: viewer.shelterId, account: { email: email.toLowerCase() } },
    select: { id: true, version: true, role: true, permissions: true, clearance: true },
  })
  if (!person) throw new AppError("NOT_FOUND", `Nobody here signs in with ${email}.`)
  const { permissions, ...rest } = person
  await changePerson(viewer, {
    ...rest,
    active: false,
    permissions: permissions as PersonInput["permissions"],
  })
}

export const listWithEmail = (viewer: Viewer) =>
  systemDb().person.findMany({
    where: { shelterId: viewer.shelterId },
    orderBy: { name: "asc" },
    select: {
      name: true,
      role: true,
      active: true,
      clearance: true,
      permissions: true,
      account: { select: { email: true } },
    },
  })
