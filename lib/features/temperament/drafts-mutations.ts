import "server-only"
import { v7 as newId } from "uuid"
import { instrumentProblems, withNumbers } from "@/lib/domain/suitability/check-instrument"
import { currentInstrument } from "@/lib/features/cats/instrument-queries"
import { type InstrumentNumbers, toInstrumentNumbers } from "@/lib/features/cats/summary-schema"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { type Db, type Prisma, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type {
  DraftDimensionInput,
  DraftInput,
  DraftNumbersInput,
  VersionDecisionInput,
} from "./versions-schema"

const asJson = (value: unknown): Prisma.InputJsonObject => JSON.parse(JSON.stringify(value))

/** A version says its own number in every result it leads to. */
const named = (numbers: InstrumentNumbers, number: number): InstrumentNumbers => ({
  rubric: { ...numbers.rubric, version: `rubric-parameters-${number}` },
  suitability: { ...numbers.suitability, version: `suitability-${number}` },
})

/** Opens a draft as a copy of the version that counts now. Nothing changes for any cat until somebody approves it. */
export async function draftVersion(viewer: Viewer, { versionId, note }: DraftInput) {
  return write(viewer, (db) => insertDraft(db, viewer, { versionId, note }))
}

/** Writes a draft as a copy of the version that counts now, with a change when one is given. */
export async function insertDraft(
  db: Db,
  viewer: Viewer,
  draft: { versionId: string; note: string; change?: (numbers: InstrumentNumbers) => InstrumentNumbers },
): Promise<{ versionId: string }> {
  const { versionId, note, change = (numbers) => numbers } = draft
  const known = await db.rubricVersion.findUnique({ where: { id: versionId }, select: { id: true } })
  if (known) return { versionId }
  const base = await currentInstrument(db)
  const highest = await db.rubricVersion.aggregate({ _max: { number: true } })
  const number = (highest._max.number ?? 0) + 1
  const { rubric, suitability } = base
  await db.rubricVersion.create({
    data: {
      id: versionId,
      shelterId: viewer.shelterId,
      number,
      status: "draft",
      note,
      basedOnId: base.versionId,
      createdBy: viewer.personId,
      parameters: asJson(named(change({ rubric, suitability }), number)),
      createdAt: now(),
    },
  })
  const dimensions = await db.dimension.findMany({ where: { rubricVersionId: base.versionId } })
  await db.dimension.createMany({
    data: dimensions.map(({ id: _, wording, ...dimension }) => ({
      ...dimension,
      wording: asJson(wording),
      id: newId(),
      rubricVersionId: versionId,
    })),
  })
  await audit(db, viewer, {
    action: "rubric:edit",
    entity: "RubricVersion",
    entityId: versionId,
    summary: `Drafted version ${number} of the rubric. ${note}`,
  })
  return { versionId }
}

/** The draft, locked; refused when it is none any more, or when somebody else has edited it meanwhile. */
export async function takeDraft(db: Db, { versionId, revision }: VersionDecisionInput) {
  await db.$queryRaw`select "id" from "RubricVersion" where "id" = ${versionId}::uuid for update`
  const draft = await db.rubricVersion.findUnique({ where: { id: versionId } })
  if (!draft) throw new AppError("NOT_FOUND", "There is no such version.")
  if (draft.status !== "draft")
    throw new AppError("CONFLICT", "This version is approved or retired and cannot change. Draft a new one.")
  if (draft.revision !== revision)
    throw new AppError(
      "CONFLICT",
      "Somebody edited this draft meanwhile. Reload to see it; nothing was saved.",
    )
  return draft
}

/** Changes numbers and weights of a draft. */
export async function editDraftNumbers(viewer: Viewer, input: DraftNumbersInput) {
  return write(viewer, async (db) => {
    const draft = await takeDraft(db, input)
    const numbers = setWeights(
      changeNumbers(toInstrumentNumbers(draft.parameters), input.numbers),
      input.weights,
    )
    for (const { key, weight } of numbers.suitability.dimensions)
      await db.dimension.updateMany({ where: { rubricVersionId: draft.id, key }, data: { weight } })
    return saveDraft(db, draft, { numbers, note: input.note })
  })
}

/** The numbers with some of them set; a number out of its range is refused in words. */
export function changeNumbers(
  numbers: InstrumentNumbers,
  values: Partial<Record<string, number>>,
): InstrumentNumbers {
  try {
    return withNumbers(numbers, values)
  } catch (error) {
    if (error instanceof RangeError) throw new AppError("INVALID", `${error.message}. Nothing was saved.`)
    throw error
  }
}

/** The numbers with some weights set. */
export const setWeights = (
  numbers: InstrumentNumbers,
  weights: Partial<Record<string, number>>,
): InstrumentNumbers => ({
  ...numbers,
  suitability: {
    ...numbers.suitability,
    dimensions: numbers.suitability.dimensions.map((share) => ({
      ...share,
      weight: weights[share.key] ?? share.weight,
    })),
  },
})

/** Changes how a draft asks about one dimension. */
export async function editDraftDimension(viewer: Viewer, input: DraftDimensionInput) {
  const { key, wording, safetyCritical, isNewMeaning } = input
  return write(viewer, async (db) => {
    const draft = await takeDraft(db, input)
    const base = await db.dimension.findFirstOrThrow({
      where: { rubricVersionId: draft.basedOnId ?? draft.id, key },
      select: { meaning: true },
    })
    const now = await db.dimension.findFirstOrThrow({ where: { rubricVersionId: draft.id, key } })
    await db.dimension.update({
      where: { id: now.id },
      data: {
        safetyCritical,
        meaning: base.meaning + (isNewMeaning ? 1 : 0),
        wording: asJson({ ...(now.wording as object), ...wording, safetyCritical }),
      },
    })
    const numbers = toInstrumentNumbers(draft.parameters)
    const dimensions = numbers.suitability.dimensions.map((share) =>
      share.key === key ? { ...share, safetyCritical } : share,
    )
    return saveDraft(db, draft, {
      numbers: { ...numbers, suitability: { ...numbers.suitability, dimensions } },
      note: draft.note ?? "",
    })
  })
}

async function saveDraft(
  db: Db,
  draft: { id: string; revision: number },
  { numbers, note }: { numbers: InstrumentNumbers; note: string },
) {
  const revision = draft.revision + 1
  await db.rubricVersion.update({
    where: { id: draft.id },
    data: { note, revision, parameters: asJson(numbers) },
  })
  return { revision, problems: instrumentProblems(numbers) }
}
