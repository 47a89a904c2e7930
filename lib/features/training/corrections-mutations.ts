import "server-only"
import { can } from "@/lib/domain/access/table"
import { type EvaluatedCat, evaluateCat, lockCat, refreshCat } from "@/lib/features/cats/summary-mutations"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { type Prisma, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { storeDecisions } from "./decisions-mutations"
import type { TakeBackInput } from "./schema"

type SessionRow = EvaluatedCat["rows"]["sessions"][number]

const OWN_HOURS = 24
const MS_PER_HOUR = 3_600_000
const REASON_MIN = 3

/** Whether a session was logged so lately that its handler may still put it right. */
export const isFresh = ({ createdAt }: Pick<SessionRow, "createdAt">): boolean =>
  now().getTime() - createdAt.getTime() <= OWN_HOURS * MS_PER_HOUR

/** Handlers put their own sessions right for a day; after that, and for other people's, staff do. */
export const mayCorrect = (viewer: Viewer, session: Pick<SessionRow, "handlerId" | "createdAt">): boolean =>
  can(viewer, "session:correct") || (session.handlerId === viewer.personId && isFresh(session))

/** Throws unless this session may be put right by this person, for this reason. */
export function requireCorrectable(
  viewer: Viewer,
  rows: readonly SessionRow[],
  correction: { sessionId: string; supersedesId: string; because: string | null },
): void {
  const { sessionId, supersedesId, because } = correction
  const original = rows.find((row) => row.id === supersedesId)
  const rival = rows.find((row) => row.supersedesId === supersedesId && row.id !== sessionId)
  if (rival)
    throw new AppError(
      "INVALID",
      "Somebody put this session right meanwhile. Open the cat's sessions and correct that one; nothing was saved.",
    )
  // The correction may arrive first: what it corrects is then this person's own, and on its way.
  if (original && !mayCorrect(viewer, original))
    throw new AppError(
      "FORBIDDEN",
      `Handlers put their own sessions right within ${OWN_HOURS} hours. Ask staff to do it; nothing was saved.`,
    )
  if ((because?.trim().length ?? 0) < REASON_MIN)
    throw new AppError("INVALID", "because: say why the session is put right. Nothing was saved.", {
      because: "say why",
    })
}

/** The session as it was before a correction, as a new row that supersedes the correction: nothing is ever erased. */
export async function takeBackCorrection(
  viewer: Viewer,
  input: TakeBackInput,
): Promise<{ stage: number | null }> {
  return write(viewer, async (db) => {
    await lockCat(db, input.catId)
    const { rows, summary } = await evaluateCat(db, viewer, input.catId)
    const known = rows.sessions.find((row) => row.id === input.sessionId)
    if (known) return { stage: summary.training?.stage ?? null }
    const correction = rows.sessions.find((row) => row.id === input.correctionId)
    const original = rows.sessions.find((row) => row.id === correction?.supersedesId)
    if (!correction || !original)
      throw new AppError("INVALID", "This session corrects no other one. Nothing was saved.")
    requireCorrectable(viewer, rows.sessions, {
      sessionId: input.sessionId,
      supersedesId: correction.id,
      because: input.because,
    })
    await db.session.create({
      data: {
        ...copyOf(original),
        id: input.sessionId,
        supersedesId: correction.id,
        because: input.because,
        loggedBy: viewer.personId,
        createdAt: now(),
      },
    })
    const after = await refreshCat(db, viewer, input.catId)
    await storeDecisions(db, viewer, after)
    await audit(db, viewer, {
      action: "session:take-back",
      entity: "Session",
      entityId: input.sessionId,
      catId: input.catId,
      summary: `Took back a correction of a session with ${rows.name}: ${input.because}`,
      details: { correctionId: correction.id, originalId: original.id },
    })
    return { stage: after.summary.training?.stage ?? null }
  })
}

/** A row's values for a new row: JSON goes back as it came, and what was null stays out. */
function copyOf({ fit, weather, removal, signs, exitFacts, ...plain }: SessionRow) {
  return {
    ...plain,
    signs: signs as Prisma.InputJsonValue,
    exitFacts: exitFacts as Prisma.InputJsonValue,
    ...(fit === null ? {} : { fit: fit as Prisma.InputJsonValue }),
    ...(weather === null ? {} : { weather: weather as Prisma.InputJsonValue }),
    ...(removal === null ? {} : { removal: removal as Prisma.InputJsonValue }),
  }
}
