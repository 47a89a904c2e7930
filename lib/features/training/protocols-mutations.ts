import "server-only"
import { presetOf } from "@/lib/domain/harness/presets"
import { DEFAULT_PROTOCOL, type ProtocolParameters } from "@/lib/domain/harness/protocol"
import { withProtocolNumbers } from "@/lib/domain/harness/protocol-numbers"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { type Db, type Prisma, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { type DraftProtocolInput, OWN_PROTOCOL, type ProtocolDecisionInput } from "./protocols-schema"

const asJson = (value: unknown): Prisma.InputJsonObject => JSON.parse(JSON.stringify(value))

/** The approved version of the shelter's own protocol, which new courses follow unless another is chosen. */
export const ownProtocol = (db: Db) =>
  db.protocolVersion.findFirst({
    where: { key: OWN_PROTOCOL, status: "approved" },
    orderBy: { number: "desc" },
  })

async function baseOf(db: Db, key: string): Promise<ProtocolParameters> {
  if (key !== OWN_PROTOCOL) return presetOf(key).parameters
  const own = await ownProtocol(db)
  return own ? (own.parameters as unknown as ProtocolParameters) : DEFAULT_PROTOCOL
}

/** Drafts a protocol version, from the shelter's own or from a founding article. Nothing changes for any cat. */
export async function draftProtocol(
  viewer: Viewer,
  input: DraftProtocolInput,
): Promise<{ versionId: string }> {
  const { versionId, base: key, name, numbers } = input
  return write(viewer, async (db) => {
    if (await db.protocolVersion.findUnique({ where: { id: versionId }, select: { id: true } }))
      return { versionId }
    const highest = await db.protocolVersion.aggregate({ where: { key }, _max: { number: true } })
    const number = (highest._max.number ?? 0) + 1
    const parameters = { ...changed(await baseOf(db, key), numbers), version: `${key}-${number}` }
    await db.protocolVersion.create({
      data: {
        id: versionId,
        shelterId: viewer.shelterId,
        key,
        number,
        name,
        status: "draft",
        parameters: asJson(parameters),
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "protocol:edit",
      entity: "ProtocolVersion",
      entityId: versionId,
      summary: `Drafted the protocol "${name}", version ${number}.`,
    })
    return { versionId }
  })
}

function changed(base: ProtocolParameters, numbers: DraftProtocolInput["numbers"]): ProtocolParameters {
  try {
    return withProtocolNumbers(base, numbers)
  } catch (error) {
    if (error instanceof RangeError) throw new AppError("INVALID", `${error.message}. Nothing was saved.`)
    throw error
  }
}

/** Approves a draft: new courses may follow it from now on; running ones stay with the version they began under. */
export async function approveProtocol(viewer: Viewer, { versionId }: ProtocolDecisionInput): Promise<void> {
  await write(viewer, async (db) => {
    const draft = await takeDraft(db, versionId)
    await db.protocolVersion.updateMany({
      where: { key: draft.key, status: "approved" },
      data: { status: "retired" },
    })
    await db.protocolVersion.update({
      where: { id: versionId },
      data: { status: "approved", approvedBy: viewer.personId, approvedAt: now() },
    })
    await audit(db, viewer, {
      action: "protocol:approve",
      entity: "ProtocolVersion",
      entityId: versionId,
      summary: `Approved the protocol "${draft.name}", version ${draft.number}, for new courses.`,
    })
  })
}

/** Lays a draft aside; it stays readable. */
export async function retireProtocol(viewer: Viewer, { versionId }: ProtocolDecisionInput): Promise<void> {
  await write(viewer, async (db) => {
    const draft = await takeDraft(db, versionId)
    await db.protocolVersion.update({ where: { id: versionId }, data: { status: "retired" } })
    await audit(db, viewer, {
      action: "protocol:edit",
      entity: "ProtocolVersion",
      entityId: versionId,
      summary: `Laid the draft "${draft.name}" aside.`,
    })
  })
}

async function takeDraft(db: Db, versionId: string) {
  await db.$queryRaw`select "id" from "ProtocolVersion" where "id" = ${versionId}::uuid for update`
  const draft = await db.protocolVersion.findUnique({ where: { id: versionId } })
  if (!draft) throw new AppError("NOT_FOUND", "There is no such version.")
  if (draft.status !== "draft")
    throw new AppError("CONFLICT", "This version is approved or retired and cannot change. Draft a new one.")
  return draft
}
