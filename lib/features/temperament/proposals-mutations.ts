import "server-only"
import { agreementByDimension } from "@/lib/domain/raters/agreement"
import { dimensionOf } from "@/lib/domain/temperament/dimensions"
import { toInstrumentNumbers } from "@/lib/features/cats/summary-schema"
import { read, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { changeNumbers, insertDraft, setWeights } from "./drafts-mutations"
import { doubleRatings, ownVariance } from "./raters-queries"
import type { AdoptVarianceInput } from "./versions-schema"

/** Drafts a version in which every flagged question carries half its weight until people agree on it again. */
export async function halveFlagged(viewer: Viewer, { versionId }: AdoptVarianceInput) {
  const agreement = agreementByDimension(await read(viewer, (db) => doubleRatings(db, viewer)))
  const flagged = agreement.filter(({ isFlagged }) => isFlagged).map(({ dim }) => dim)
  if (flagged.length === 0) throw new AppError("INVALID", "No question is flagged. Nothing was drafted.")
  return write(viewer, async (db) => {
    const drafted = await insertDraft(db, viewer, {
      versionId,
      note: `Half the weight where raters hardly agree: ${flagged.map((dim) => dimensionOf(dim).name.toLowerCase()).join(", ")}`,
      change: (numbers) =>
        setWeights(
          numbers,
          Object.fromEntries(
            numbers.suitability.dimensions
              .filter(({ key }) => flagged.includes(key))
              .map(({ key, weight }) => [key, weight / 2]),
          ),
        ),
    })
    const draft = await db.rubricVersion.findUniqueOrThrow({ where: { id: versionId } })
    for (const { key, weight } of toInstrumentNumbers(draft.parameters).suitability.dimensions)
      await db.dimension.updateMany({ where: { rubricVersionId: versionId, key }, data: { weight } })
    return drafted
  })
}

/** Drafts a version with the rating variance this shelter's own raters show; a person still has to approve it. */
export async function adoptOwnVariance(viewer: Viewer, { versionId }: AdoptVarianceInput) {
  const own = await read(viewer, (db) => ownVariance(db, viewer))
  const { value } = own
  if (!own.isReady || value === null)
    throw new AppError(
      "INVALID",
      `${own.cats} cats are double-rated so far; 30 are needed. Nothing was drafted.`,
    )
  const rounded = Math.round(value * 100) / 100
  return write(viewer, (db) =>
    insertDraft(db, viewer, {
      versionId,
      note: `Variance of one rating from our own raters: ${rounded} (${own.pairs} double ratings of ${own.cats} cats)`,
      change: (numbers) => changeNumbers(numbers, { ratingVariance: rounded }),
    }),
  )
}
