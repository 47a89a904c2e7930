import "server-only"
import { read, systemDb } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import type { FirstStepKey } from "./first-steps-schema"

/** Which first steps are done; null for the demo, once all are done, and once somebody put the list away. */
export async function firstSteps(viewer: Viewer): Promise<ReadonlySet<FirstStepKey> | null> {
  if (viewer.isDemo) return null
  const done = await read(viewer, async (db) => {
    const shelter = await db.shelter.findUniqueOrThrow({
      where: { id: viewer.shelterId },
      select: { firstStepsPutAwayAt: true, contactEmail: true, contactPhone: true },
    })
    if (shelter.firstStepsPutAwayAt) return null
    const id = { select: { id: true } } as const
    const [cat, people, invitation, assessment, round, listed] = await Promise.all([
      db.cat.findFirst(id),
      db.person.count({ where: { active: true } }),
      db.invitation.findFirst(id),
      db.assessment.findFirst(id),
      db.rating.findFirst(id),
      db.cat.findFirst({ where: { listed: true }, ...id }),
    ])
    return {
      cats: cat !== null,
      people: people > 1 || invitation !== null,
      contact: Boolean(shelter.contactEmail || shelter.contactPhone),
      look: assessment !== null || round !== null,
      listed: listed !== null,
    }
  })
  if (!done) return null
  const backup = await systemDb().backupRun.findFirst({
    where: { state: "done", kind: { not: "trial" } },
    select: { id: true },
  })
  const all: Record<FirstStepKey, boolean> = { ...done, backup: backup !== null }
  const keys = (Object.keys(all) as FirstStepKey[]).filter((key) => all[key])
  return keys.length === Object.keys(all).length ? null : new Set(keys)
}
