import "server-only"
import { instrumentProblems } from "@/lib/domain/suitability/check-instrument"
import { type ComparedCat, compareVersions } from "@/lib/domain/suitability/compare-versions"
import type { Dimension } from "@/lib/domain/temperament/dimensions"
import { withoutSuperseded } from "@/lib/features/cats/histories-queries"
import { type Instrument, instrumentOf, ratingsUnder } from "@/lib/features/cats/instrument-queries"
import { readRating, type StoredRating } from "@/lib/features/cats/ratings-schema"
import { toInstrumentNumbers } from "@/lib/features/cats/summary-schema"
import { namesOf } from "@/lib/features/users/queries"
import { today } from "@/lib/platform/clock"
import { type Db, read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"

/** Every version of the instrument, newest first, with who approved it and how many results stand under it. */
export const versionsOverview = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const versions = await db.rubricVersion.findMany({
      orderBy: { number: "desc" },
      include: { _count: { select: { ratings: true, assessments: true } } },
    })
    const names = await namesOf(
      db,
      versions.flatMap((one) => [one.approvedBy, one.createdBy]),
    )
    return versions.map((version) => ({
      id: version.id,
      number: version.number,
      status: version.status,
      note: version.note,
      createdAt: version.createdAt,
      createdBy: names.get(version.createdBy ?? "") ?? null,
      approvedAt: version.approvedAt,
      approvedBy: names.get(version.approvedBy ?? "") ?? null,
      ratings: version._count.ratings,
      assessments: version._count.assessments,
    }))
  })
export type VersionsOverview = Awaited<ReturnType<typeof versionsOverview>>

/** One version as it stands: numbers, questions, and what forbids its approval. */
export const versionDetail = (viewer: Viewer, versionId: string) =>
  read(viewer, async (db) => {
    const version = await db.rubricVersion.findUnique({
      where: { id: versionId },
      include: { dimensions: { orderBy: { position: "asc" } } },
    })
    if (!version) throw new AppError("NOT_FOUND")
    const base = version.basedOnId
      ? await db.rubricVersion.findUnique({
          where: { id: version.basedOnId },
          include: { dimensions: { select: { key: true, meaning: true } } },
        })
      : null
    const numbers = toInstrumentNumbers(version.parameters)
    return {
      id: version.id,
      number: version.number,
      status: version.status,
      note: version.note ?? "",
      revision: version.revision,
      basedOn: base
        ? { id: base.id, number: base.number, numbers: toInstrumentNumbers(base.parameters) }
        : null,
      numbers,
      problems: instrumentProblems(numbers),
      dimensions: version.dimensions.map(({ key, weight, safetyCritical, meaning, wording }) => ({
        key,
        weight,
        safetyCritical,
        isNewMeaning:
          base !== null && meaning > (base.dimensions.find((one) => one.key === key)?.meaning ?? meaning),
        wording: wording as unknown as Dimension,
      })),
    }
  })
export type VersionDetail = Awaited<ReturnType<typeof versionDetail>>

// A house full of cats; a comparison of more would not be read.
const MOST_CATS = 1000

/** A version beside the one it is based on, on every rated cat in care, as of today. */
export const comparisonOf = (viewer: Viewer, versionId: string): Promise<readonly ComparedCat[]> =>
  read(viewer, async (db) => {
    const version = await db.rubricVersion.findUnique({
      where: { id: versionId },
      select: { basedOnId: true },
    })
    if (!version?.basedOnId) return []
    const cats = await db.cat.findMany({
      where: { inCare: true, ratings: { some: {} } },
      orderBy: { name: "asc" },
      take: MOST_CATS,
      select: { id: true, name: true, ratings: { orderBy: { ratedAt: "asc" } } },
    })
    const before = await instrumentOf(db, version.basedOnId)
    const after = await instrumentOf(db, versionId)
    const compared = []
    for (const { id, name, ratings } of cats) {
      const rows = withoutSuperseded(ratings)
      compared.push({
        catId: id,
        name,
        ratingsBefore: await readUnder(db, before, rows),
        ratingsAfter: await readUnder(db, after, rows),
      })
    }
    return compareVersions({ asOfDay: today(viewer), cats: compared, before, after })
  })

async function readUnder(
  db: Db,
  instrument: Instrument,
  rows: (StoredRating & { rubricVersionId: string })[],
) {
  const counting = await ratingsUnder(db, instrument, rows)
  return counting.flatMap((row) => readRating(row, instrument.rubric))
}
