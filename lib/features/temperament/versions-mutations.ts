import "server-only"
import { instrumentProblems } from "@/lib/domain/suitability/check-instrument"
import { currentInstrument } from "@/lib/features/cats/instrument-queries"
import { refreshCat } from "@/lib/features/cats/summary-mutations"
import { toInstrumentNumbers } from "@/lib/features/cats/summary-schema"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { keepAssessment } from "./assessments-mutations"
import { takeDraft } from "./drafts-mutations"
import type { VersionDecisionInput } from "./versions-schema"

/**
 * Approves a draft: from now on it counts, the version before is retired, and every cat in care is evaluated anew.
 * Results of earlier versions stay as they were written.
 */
export async function approveVersion(
  viewer: Viewer,
  input: VersionDecisionInput,
): Promise<{ evaluated: number }> {
  const catIds = await write(viewer, async (db) => {
    const draft = await takeDraft(db, input)
    const problems = instrumentProblems(toInstrumentNumbers(draft.parameters))
    if (problems.length > 0)
      throw new AppError("INVALID", `${problems.join(". ")}. The version was not approved.`)
    // Two drafts approved at once: the second waits here, and then finds that it was based on an older version.
    await db.$queryRaw`select "id" from "RubricVersion" where "status" = 'approved' for update`
    const base = await currentInstrument(db)
    if (draft.basedOnId !== base.versionId)
      throw new AppError(
        "CONFLICT",
        `Version ${base.number} was approved after this draft was made. Draft anew from it; this draft stays readable.`,
      )
    await db.rubricVersion.update({ where: { id: base.versionId }, data: { status: "retired" } })
    await db.rubricVersion.update({
      where: { id: draft.id },
      data: { status: "approved", approvedBy: viewer.personId, approvedAt: now() },
    })
    await audit(db, viewer, {
      action: "rubric:approve",
      entity: "RubricVersion",
      entityId: draft.id,
      summary:
        `Approved version ${draft.number} of the rubric; version ${base.number} is retired. ${draft.note ?? ""}`.trim(),
    })
    // Whoever is not evaluated below any more (a stop in between) is found by the daily refresh.
    await db.cat.updateMany({ where: { inCare: true }, data: { summaryOn: null } })
    const cats = await db.cat.findMany({
      where: { inCare: true, ratings: { some: {} } },
      select: { id: true },
    })
    return cats.map(({ id }) => id)
  })
  for (const catId of catIds)
    await write(viewer, async (db) => keepAssessment(db, viewer, await refreshCat(db, viewer, catId), null))
  return { evaluated: catIds.length }
}

/** Lays a draft aside; it stays readable. */
export async function retireDraft(viewer: Viewer, input: VersionDecisionInput): Promise<void> {
  await write(viewer, async (db) => {
    const draft = await takeDraft(db, input)
    await db.rubricVersion.update({ where: { id: draft.id }, data: { status: "retired" } })
    await audit(db, viewer, {
      action: "rubric:edit",
      entity: "RubricVersion",
      entityId: draft.id,
      summary: `Laid draft ${draft.number} of the rubric aside.`,
    })
  })
}
