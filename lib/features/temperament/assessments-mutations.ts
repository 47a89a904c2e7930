import "server-only"
import { createHash } from "node:crypto"
import { v7 as newId } from "uuid"
import { currentInstrument } from "@/lib/features/cats/instrument-queries"
import type { EvaluatedCat } from "@/lib/features/cats/summary-mutations"
import { dateOfDay, now } from "@/lib/platform/clock"
import type { Db } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

export const hashOf = (result: string) => createHash("sha256").update(result).digest("hex")

/**
 * Keeps what the instrument says of a cat now, under the version that counts now: written once, never changed, so that
 * a later version leaves it byte for byte as it is.
 */
export async function keepAssessment(
  db: Db,
  viewer: Viewer,
  { rows, histories, summary }: EvaluatedCat,
  sheetId: string | null,
): Promise<void> {
  const { versionId } = await currentInstrument(db)
  const result = JSON.stringify(summary.suitability)
  await db.assessment.create({
    data: {
      id: newId(),
      shelterId: viewer.shelterId,
      catId: rows.id,
      rubricVersionId: versionId,
      asOfOn: dateOfDay(histories.asOfDay),
      sheetId,
      result,
      hash: hashOf(result),
      createdAt: now(),
    },
  })
}
