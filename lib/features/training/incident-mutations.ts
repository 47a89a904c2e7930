import "server-only"
import { v5 as idFrom } from "uuid"
import { dateOfDay, now } from "@/lib/platform/clock"
import type { Db } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { type SessionSetting, toCandidate } from "./candidate-schema"
import type { SessionInput } from "./schema"

const PANIC = 4

/**
 * Writes a session's incident, or its panic, into the register: once for a session and all its corrections, whichever
 * arrives first, since the id follows from the session the chain began with.
 */
export async function registerIncident(
  db: Db,
  viewer: Viewer,
  session: { input: SessionInput; setting: SessionSetting; rootId: string; startedAt: Date },
): Promise<void> {
  const { input, setting, rootId, startedAt } = session
  if (input.incident === "none" && input.peakStress < PANIC) return
  await db.incident.createMany({
    data: {
      id: idFrom("incident", rootId),
      shelterId: viewer.shelterId,
      catId: input.catId,
      sessionId: rootId,
      happenedAt: startedAt,
      happenedOn: dateOfDay(setting.day),
      kind: input.incident === "none" ? "other" : input.incident,
      harnessId: input.harnessId,
      fitPassed: toCandidate(input, setting).fitPassed ?? null,
      stage: setting.stage,
      place: input.place,
      text: input.incidentText ?? "",
      personId: setting.handlerId,
      createdAt: now(),
    },
    skipDuplicates: true,
  })
}
