import "server-only"
import { v7 as newId } from "uuid"
import { replay } from "@/lib/domain/harness/replay"
import type { EvaluatedCat } from "@/lib/features/cats/summary-mutations"
import { dateOfDay, dayOfDate, now } from "@/lib/platform/clock"
import type { Db } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

/** A set of decisions of which nothing is left after a correction still has to supersede the one before it. */
const EMPTY_SET = { position: -1, why: "none left" } as const

interface Line {
  day: number
  from: number
  to: number
  why: string
  sessionId: string | null
}

const isSame = (
  stored: { onDay: Date; fromStage: number; toStage: number; why: string; sessionId: string | null },
  line: Line,
) =>
  dayOfDate(stored.onDay) === line.day &&
  stored.fromStage === line.from &&
  stored.toStage === line.to &&
  stored.why === line.why &&
  stored.sessionId === line.sessionId

/**
 * Writes down what the engine decided. New decisions are appended; when an entry that arrived late changed earlier
 * ones, a whole new set supersedes them, and the old set stays readable.
 */
export async function storeDecisions(
  db: Db,
  viewer: Viewer,
  { rows, histories }: EvaluatedCat,
): Promise<void> {
  const catId = rows.id
  const { decisions } = replay(histories.entries, {
    exitChecks: true,
    startingStage: histories.startingStage,
    protocol: histories.protocol,
  })
  const sessions = new Set(rows.sessions.map((session) => session.id))
  const lines: Line[] = decisions.flatMap((decision, index) => {
    const id = histories.entries[index]?.id ?? null
    return decision.lines.map((line) => ({ ...line, sessionId: id && sessions.has(id) ? id : null }))
  })
  const last = await db.stageDecision.findFirst({
    where: { catId },
    orderBy: { replay: "desc" },
    select: { replay: true },
  })
  const stored = last
    ? await db.stageDecision.findMany({
        where: { catId, replay: last.replay, position: { gt: EMPTY_SET.position } },
        orderBy: { position: "asc" },
      })
    : []
  const isPrefix = stored.every((decision, index) => lines[index] && isSame(decision, lines[index]))
  const number = isPrefix ? (last?.replay ?? 1) : (last?.replay ?? 0) + 1
  const from = isPrefix ? stored.length : 0
  if (!isPrefix && lines.length === 0) {
    const stage = histories.startingStage
    await db.stageDecision.create({
      data: {
        ...EMPTY_SET,
        id: newId(),
        shelterId: viewer.shelterId,
        catId,
        replay: number,
        onDay: dateOfDay(histories.asOfDay),
        fromStage: stage,
        toStage: stage,
        createdAt: now(),
      },
    })
  }
  await db.stageDecision.createMany({
    data: lines.slice(from).map((line, index) => ({
      id: newId(),
      shelterId: viewer.shelterId,
      catId,
      replay: number,
      position: from + index,
      onDay: dateOfDay(line.day),
      fromStage: line.from,
      toStage: line.to,
      why: line.why,
      sessionId: line.sessionId,
      createdAt: now(),
    })),
  })
}
