import "server-only"
import { can } from "@/lib/domain/access/table"
import { openGates } from "@/lib/domain/cats/summarise"
import { GATES } from "@/lib/domain/suitability/gates"
import { dimensionOf } from "@/lib/domain/temperament/dimensions"
import { TAGS } from "@/lib/domain/temperament/tags"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { withoutSuperseded } from "./histories-queries"
import { summaryOf } from "./summary-queries"

const SESSIONS_SHOWN = 5

/** One cat at a glance, beside the list. What a volunteer has no right to read is empty. */
export async function peekAt(viewer: Viewer, catId: string) {
  const { cat, summary } = await summaryOf(viewer, catId)
  const stage = summary.training?.stage
  if (!can(viewer, "cat:list", stage === undefined ? {} : { stage })) throw new AppError("NOT_FOUND")
  const mayRead = can(viewer, "cat:read")
  const { ready, suitability, look, gates } = summary
  const open = openGates(gates)
  return {
    id: cat.id,
    mayRead,
    mayLog: can(viewer, "session:log", stage === undefined ? {} : { stage }),
    tier: ready.tier,
    reasons: mayRead ? [...ready.staffReasons, ...suitability.reasons] : [],
    look: mayRead
      ? { kind: look.kind, dims: look.dims.map((key) => dimensionOf(key).name), because: look.because }
      : null,
    gates: mayRead
      ? GATES.filter((gate) => open.includes(gate.id)).map(({ id, title, todo }) => ({ id, title, todo }))
      : [],
    tags: summary.tags.flatMap((key) => TAGS.find((tag) => tag.key === key)?.label ?? []),
    sessions: withoutSuperseded(cat.sessions)
      .slice(-SESSIONS_SHOWN)
      .reverse()
      .map(({ id, startedAt, hits, trials, peakStress, note }) => ({
        id,
        atMs: startedAt.getTime(),
        hits,
        trials,
        peakStress,
        note: mayRead ? note : null,
      })),
  }
}
export type CatPeek = Awaited<ReturnType<typeof peekAt>>
