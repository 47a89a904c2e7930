import "server-only"
import { v7 as newId } from "uuid"
import { now } from "./clock"
import type { Db, Prisma } from "./db"
import type { Viewer, Visitor } from "./viewer"

export interface AuditLine {
  action: string
  entity: string
  entityId: string
  catId?: string
  /** One plain sentence without personal data of adopters. */
  summary: string
  details?: Prisma.InputJsonObject
}

/** Writes the audit row of a mutation, in the mutation's own transaction. A visitor has no name to write down; what was done is on record all the same. */
export async function audit(db: Db, who: Viewer | Visitor, line: AuditLine) {
  const personId = "personId" in who ? who.personId : null
  await db.auditEntry.create({
    data: { id: newId(), shelterId: who.shelterId, personId, at: now(), ...line },
  })
}
