import "server-only"
import { dateOfDay, today } from "@/lib/platform/clock"
import { type Db, read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

/** Everybody who can sign in here; foster carers stand with their links. */
export const listPeople = (viewer: Viewer) =>
  read(viewer, (db) =>
    db.person.findMany({
      where: { accountId: { not: null } },
      orderBy: [{ active: "desc" }, { name: "asc" }],
      select: {
        id: true,
        name: true,
        role: true,
        permissions: true,
        clearance: true,
        active: true,
        version: true,
      },
    }),
  )

/** Names by id, for whoever made the rows of a page. */
export async function namesOf(db: Db, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const people = await db.person.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** People who can handle a cat at a stage, or stand by as the second person. */
export const listHandlers = (viewer: Viewer) =>
  read(viewer, (db) =>
    db.person.findMany({
      where: { active: true, role: { not: "adopter" }, clearance: { gt: 0 }, accountId: { not: null } },
      orderBy: { name: "asc" },
      select: { id: true, name: true, clearance: true },
    }),
  )

/** Whether the person holds a rater's certificate today. */
export async function isCertified(db: Db, viewer: Viewer, personId: string): Promise<boolean> {
  const day = dateOfDay(today(viewer))
  const held = await db.certification.findFirst({
    where: { personId, passedOn: { lte: day }, expiresOn: { gte: day } },
    select: { id: true },
  })
  return held !== null
}
