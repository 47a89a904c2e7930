import "server-only"
import { recordPair } from "@/lib/domain/matching/rank"
import { asAnswers } from "@/lib/features/adopters/queries"
import { audit } from "@/lib/platform/audit"
import { now, today } from "@/lib/platform/clock"
import { type Db, type Prisma, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { loadCandidates, toCandidate } from "./candidates-queries"
import type { MatchDecisionInput } from "./schema"

/** The pair record as it stands now, to be kept with a decision or a placement. */
export async function snapshotPair(
  db: Db,
  viewer: Viewer,
  pair: { adopterId: string; catId: string },
): Promise<Prisma.InputJsonObject> {
  const [row] = await loadCandidates(db, { catId: pair.catId })
  const adopter = await db.adopter.findUnique({
    where: { id: pair.adopterId },
    select: { answers: { orderBy: { createdAt: "desc" }, take: 1, select: { answers: true } } },
  })
  if (!row) throw new AppError("CONFLICT", "This cat is not looking for a home any more. Nothing was saved.")
  if (!adopter) throw new AppError("NOT_FOUND")
  const asOfDay = today(viewer)
  const person = { id: pair.adopterId, answers: asAnswers(adopter.answers[0]?.answers) }
  return JSON.parse(JSON.stringify(recordPair({ candidate: toCandidate(row, asOfDay), person, asOfDay })))
}

const WORDS = { introduce: "Introduce", not_now: "Not now", override: "Introduce against the order" } as const

/** Records what a counsellor decided about a pair, with the pair as it was shown. People choose; the tool advises. */
export async function decideMatch(viewer: Viewer, input: MatchDecisionInput): Promise<void> {
  const { decisionId, ...decision } = input
  if (input.decision === "override" && !input.reason)
    throw new AppError(
      "INVALID",
      "reason: say why, so that the monthly review can learn from it. Nothing was saved.",
      { reason: "say why" },
    )
  await write(viewer, async (db) => {
    if (await db.matchDecision.findUnique({ where: { id: decisionId }, select: { id: true } })) return
    const snapshot = await snapshotPair(db, viewer, input)
    await db.matchDecision.create({
      data: {
        ...decision,
        id: decisionId,
        shelterId: viewer.shelterId,
        reason: input.reason ?? null,
        snapshot,
        personId: viewer.personId,
        createdAt: now(),
      },
    })
    const cat = await db.cat.findUniqueOrThrow({ where: { id: input.catId }, select: { name: true } })
    await audit(db, viewer, {
      action: "match:decide",
      entity: "MatchDecision",
      entityId: decisionId,
      catId: input.catId,
      summary: `${WORDS[input.decision]}: ${cat.name} and an adopter.`,
    })
  })
}
