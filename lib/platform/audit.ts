import "server-only"
import { v7 as newId } from "uuid"
import { now } from "./clock"
import type { Db, Prisma } from "./db"
import type { Viewer } from "./viewer"

export interface AuditLine {
  action: string
  entity: string
  entityId: string
  catId?: string
  /** One plain sentence without personal data of adopters. */
  summary: string
  details?: Prisma.InputJsonObject
}

/** Writes the audit row of a mutation, in the mutation's own transaction. */
export async function audit(db: Db, viewer: Viewer, line: AuditLine) {
  await db.auditEntry.create({
    data: { id: newId(), shelterId: viewer.shelterId, personId: viewer.personId, at: now(), ...line },
  })
}
