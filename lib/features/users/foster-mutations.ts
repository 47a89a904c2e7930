import "server-only"
import { v7 as newId } from "uuid"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { hashToken, newToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"
import { inDays } from "./invitations-mutations"
import {
  type ChangeFosterInput,
  type FosterLinkInput,
  INVITATION_DAYS,
  type InvitationVersion,
} from "./invitations-schema"

async function requireCats(db: Db, catIds: readonly string[]) {
  const found = await db.cat.count({ where: { id: { in: [...catIds] }, inCare: true } })
  if (found !== new Set(catIds).size)
    throw new AppError("INVALID", "catIds: choose cats that are in care. Nothing was saved.", {
      catIds: "choose cats that are in care",
    })
}

/**
 * Makes a link with which a foster carer rates and logs for a few cats, without an account. The carer becomes a person of
 * the shelter, so that what they log has a name; they have no way to sign in.
 */
export async function makeFosterLink(viewer: Viewer, input: FosterLinkInput): Promise<{ token: string }> {
  const token = newToken()
  await write(viewer, async (db) => {
    await requireCats(db, input.catIds)
    const known = await db.invitation.findUnique({
      where: { id: input.invitationId },
      select: { invitedBy: true, kind: true, revokedAt: true },
    })
    if (known) {
      // Asked twice: the answer with the first link was lost on its way, so a new one replaces it.
      if (known.kind !== "foster" || known.invitedBy !== viewer.personId || known.revokedAt)
        throw new AppError("CONFLICT")
      await db.invitation.update({
        where: { id: input.invitationId },
        data: { tokenHash: hashToken(token) },
        select: { id: true },
      })
      return
    }
    const personId = newId()
    await db.person.create({
      data: {
        id: personId,
        shelterId: viewer.shelterId,
        name: input.name,
        role: "volunteer",
        clearance: input.clearance,
        createdAt: now(),
      },
    })
    await db.invitation.create({
      data: {
        id: input.invitationId,
        shelterId: viewer.shelterId,
        kind: "foster",
        tokenHash: hashToken(token),
        name: input.name,
        catIds: input.catIds,
        clearance: input.clearance,
        personId,
        invitedBy: viewer.personId,
        expiresAt: inDays(INVITATION_DAYS.foster),
        createdAt: now(),
      },
      select: { id: true },
    })
    await audit(db, viewer, {
      action: "foster-link:create",
      entity: "Invitation",
      entityId: input.invitationId,
      summary: `A foster link was made for ${input.catIds.length} ${input.catIds.length === 1 ? "cat" : "cats"}, up to stage ${input.clearance}.`,
    })
  })
  return { token }
}

async function changeLink(
  viewer: Viewer,
  { invitationId, version }: InvitationVersion,
  change: { data: object; summary: string; check?: (db: Db) => Promise<void> },
) {
  await write(viewer, async (db) => {
    await change.check?.(db)
    const { count } = await db.invitation.updateMany({
      where: { id: invitationId, version, kind: "foster", revokedAt: null },
      data: { ...change.data, version: { increment: 1 } },
    })
    if (count === 0) throw new AppError("CONFLICT")
    await audit(db, viewer, {
      action: "foster-link:change",
      entity: "Invitation",
      entityId: invitationId,
      summary: change.summary,
    })
  })
}

/** Lets a foster link work for another three months from today. */
export const renewFosterLink = (viewer: Viewer, input: InvitationVersion): Promise<void> =>
  changeLink(viewer, input, {
    data: { expiresAt: inDays(INVITATION_DAYS.foster) },
    summary: `A foster link works for another ${INVITATION_DAYS.foster} days.`,
  })

/** Changes the cats of a foster link, or up to which stage they may be trained; it counts from the next request. */
export async function changeFosterLink(viewer: Viewer, input: ChangeFosterInput): Promise<void> {
  const { catIds, clearance } = input
  await changeLink(viewer, input, {
    check: (db) => requireCats(db, catIds),
    data: { catIds, clearance },
    summary: `A foster link is for ${catIds.length} ${catIds.length === 1 ? "cat" : "cats"} now, up to stage ${clearance}.`,
  })
}
