import "server-only"
import { v7 as newId } from "uuid"
import { insertPerson } from "@/lib/features/shelter/mutations"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { type Prisma, systemDb, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { hashPassword } from "@/lib/platform/password"
import { countTry } from "@/lib/platform/throttle"
import { hashToken, newToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"
import {
  type ApproveInput,
  INVITATION_DAYS,
  type InvitationVersion,
  type InviteInput,
  type JoinInput,
  stateOf,
} from "./invitations-schema"

const MS_PER_DAY = 86_400_000
export const inDays = (days: number) => new Date(now().getTime() + days * MS_PER_DAY)

/** Makes a link for one new volunteer. The token is returned once; asked again, the same invitation gets a new one. */
export async function invite(viewer: Viewer, input: InviteInput): Promise<{ token: string }> {
  const token = newToken()
  await write(viewer, async (db) => {
    const fresh = {
      tokenHash: hashToken(token),
      label: input.label,
      expiresAt: inDays(INVITATION_DAYS.volunteer),
    }
    const known = await db.invitation.findUnique({
      where: { id: input.invitationId },
      select: { invitedBy: true, kind: true, joinedAt: true, revokedAt: true },
    })
    if (known) {
      const isOurs = known.kind === "volunteer" && known.invitedBy === viewer.personId
      if (!isOurs || known.joinedAt || known.revokedAt) throw new AppError("CONFLICT")
      await db.invitation.update({ where: { id: input.invitationId }, data: fresh, select: { id: true } })
      return
    }
    await db.invitation.create({
      data: {
        ...fresh,
        id: input.invitationId,
        shelterId: viewer.shelterId,
        kind: "volunteer",
        invitedBy: viewer.personId,
        createdAt: now(),
      },
      select: { id: true },
    })
    await audit(db, viewer, {
      action: "invitation:create",
      entity: "Invitation",
      entityId: input.invitationId,
      summary: "A volunteer was invited.",
    })
  })
  return { token }
}

// Whom an invitation was about is nobody's business once it came to nothing.
const FORGOTTEN = { name: null, email: null, passwordHash: null, label: null } as const

/** Takes an invitation back before it is used. */
export async function revokeInvitation(viewer: Viewer, input: InvitationVersion): Promise<void> {
  await write(viewer, async (db) => {
    const row = await db.invitation.findUnique({
      where: { id: input.invitationId },
      select: { kind: true, revokedAt: true },
    })
    if (!row) throw new AppError("NOT_FOUND")
    if (row.revokedAt) return
    const { count } = await db.invitation.updateMany({
      where: { id: input.invitationId, version: input.version, approvedAt: null },
      data: {
        ...(row.kind === "volunteer" ? FORGOTTEN : {}),
        revokedAt: now(),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new AppError("CONFLICT")
    await audit(db, viewer, {
      action: "invitation:revoke",
      entity: "Invitation",
      entityId: input.invitationId,
      summary: row.kind === "foster" ? "A foster link was taken back." : "An invitation was taken back.",
    })
  })
}

/**
 * Writes down who wants to join, to wait for a lead. No account is looked at or touched here, so the answer is the same
 * whether an address is known or not. Sent twice by the same person, it is kept once.
 */
export async function join({ token, ...typed }: JoinInput): Promise<void> {
  const tokenHash = hashToken(token)
  await countTry("invitation-form", tokenHash)
  const select = {
    ...{ id: true, shelterId: true, kind: true, email: true, version: true, expiresAt: true },
    ...{ joinedAt: true, approvedAt: true, declinedAt: true, revokedAt: true },
  }
  const link = await systemDb().invitation.findUnique({ where: { tokenHash }, select })
  if (link?.kind !== "volunteer")
    throw new AppError("NOT_FOUND", "This invitation does not work. Ask for a new one.")
  const state = stateOf(link, now())
  if (state === "waiting" && link.email === typed.email) return
  if (state !== "open")
    throw new AppError(
      "CONFLICT",
      "This invitation was used or has ended. Ask for a new one; nothing was saved.",
    )
  const passwordHash = await hashPassword(typed.password)
  await systemDb().$transaction(async (db) => {
    const { count } = await db.invitation.updateMany({
      where: { id: link.id, version: link.version, joinedAt: null, revokedAt: null },
      data: {
        name: typed.name,
        email: typed.email,
        passwordHash,
        joinedAt: now(),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new AppError("CONFLICT")
    await db.auditEntry.create({
      data: {
        id: newId(),
        shelterId: link.shelterId,
        at: now(),
        action: "invitation:join",
        entity: "Invitation",
        entityId: link.id,
        summary: "An invited volunteer wrote down a name and waits for an answer.",
      },
    })
  })
}

const WAITING = { id: true, version: true, kind: true, name: true, email: true, passwordHash: true } as const

async function waiting(db: Prisma.TransactionClient, viewer: Viewer, invitationId: string) {
  const row = await db.invitation.findFirst({
    where: { id: invitationId, shelterId: viewer.shelterId, kind: "volunteer" },
    select: { ...WAITING, joinedAt: true, approvedAt: true, declinedAt: true, personId: true },
  })
  if (!row) throw new AppError("NOT_FOUND")
  return row
}

/**
 * Says yes to somebody who waits: from now on the person can sign in, cleared up to a stage. An address that
 * has an account is refused. Said twice it is said once.
 */
export async function approveInvitation(viewer: Viewer, input: ApproveInput): Promise<{ personId: string }> {
  // The owner's connection: an account belongs to no shelter.
  return systemDb().$transaction(async (db) => {
    const row = await waiting(db, viewer, input.invitationId)
    if (row.approvedAt && row.personId) return { personId: row.personId }
    const { name, email, passwordHash } = row
    if (!name || !email || !passwordHash) throw new AppError("CONFLICT")
    const { count } = await db.invitation.updateMany({
      where: { id: row.id, version: input.version, approvedAt: null, declinedAt: null, revokedAt: null },
      data: {
        clearance: input.clearance,
        approvedBy: viewer.personId,
        approvedAt: now(),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new AppError("CONFLICT")
    // Whoever typed the address has not shown that it is theirs: an account that exists is nobody's to join by link.
    if (await db.account.findUnique({ where: { email }, select: { id: true } }))
      throw new AppError(
        "CONFLICT",
        `${email} signs in here already. Decline this one and look under People; nothing was saved.`,
      )
    const personId = await insertPerson(db, {
      shelterId: viewer.shelterId,
      name,
      email,
      password: { hash: passwordHash },
      role: "volunteer",
      clearance: input.clearance,
    })
    await db.invitation.update({
      where: { id: row.id },
      // The account has what it needs; no second copy stays behind.
      data: { personId, email: null, passwordHash: null },
      select: { id: true },
    })
    await audit(db, viewer, {
      action: "invitation:approve",
      entity: "Person",
      entityId: personId,
      summary: `A volunteer joined, cleared up to stage ${input.clearance}.`,
    })
    return { personId }
  })
}

/** Says no to somebody who waits; what they wrote is forgotten. */
export async function declineInvitation(viewer: Viewer, input: InvitationVersion): Promise<void> {
  await systemDb().$transaction(async (db) => {
    const row = await waiting(db, viewer, input.invitationId)
    if (row.declinedAt) return
    const { count } = await db.invitation.updateMany({
      where: { id: row.id, version: input.version, approvedAt: null },
      data: { ...FORGOTTEN, declinedAt: now(), version: { increment: 1 } },
    })
    if (count === 0) throw new AppError("CONFLICT")
    await audit(db, viewer, {
      action: "invitation:decline",
      entity: "Invitation",
      entityId: row.id,
      summary: "Somebody who had been invited was declined.",
    })
  })
}
