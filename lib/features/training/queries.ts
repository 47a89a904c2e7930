import "server-only"
import { can } from "@/lib/domain/access/table"
import type { HistoryEntry } from "@/lib/domain/harness/history"
import { PLACE_FROM_STAGE } from "@/lib/domain/harness/outing-rules"
import type { ProtocolParameters } from "@/lib/domain/harness/protocol"
import { tierNumber } from "@/lib/domain/suitability/tiers"
import { summaryOf } from "@/lib/features/cats/summary-queries"
import { listHandlers } from "@/lib/features/users/queries"
import { today } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { outdoorStop } from "./incidents-queries"

/** What the session form needs to say, before saving and without the server, what a session would do. */
export interface SessionSheet {
  cat: { id: string; name: string; colour: string | null; pattern: string | null }
  isEnrolled: boolean
  stage: number
  startingStage: number
  gateCap: 0 | 1 | 2
  today: number
  notToday: readonly string[]
  history: readonly HistoryEntry[]
  protocol: ProtocolParameters | null
  handlerId: string
  secondPeople: { id: string; name: string }[]
  harnesses: { id: string; label: string }[]
}

/** The session sheet of one cat; a volunteer gets it for cats within the clearance only. */
export async function sessionSheet(viewer: Viewer, catId: string): Promise<SessionSheet> {
  const { cat, histories, summary } = await summaryOf(viewer, catId)
  const stage = summary.training?.stage ?? 1
  if (!can(viewer, "session:log", { stage })) throw new AppError("NOT_FOUND")
  const people = await listHandlers(viewer)
  const stop = await read(viewer, (db) => outdoorStop(db, viewer))
  const stopped = stop.isStopped && stage >= PLACE_FROM_STAGE.yard ? [stop.sentence] : []
  const harnesses = await read(viewer, (db) =>
    db.harness.findMany({
      where: { active: true },
      orderBy: { label: "asc" },
      select: { id: true, label: true },
    }),
  )
  return {
    cat: { id: cat.id, name: cat.name, colour: cat.colour, pattern: cat.pattern },
    isEnrolled: summary.training !== null,
    stage,
    startingStage: histories.startingStage,
    gateCap: tierNumber(summary.gates.cap),
    today: today(viewer),
    notToday: [...summary.gates.sessionToday.reasons, ...stopped],
    history: histories.entries,
    protocol: histories.protocol ?? null,
    handlerId: viewer.personId,
    secondPeople: people
      .filter((person) => person.id !== viewer.personId)
      .map(({ id, name }) => ({ id, name })),
    harnesses,
  }
}
