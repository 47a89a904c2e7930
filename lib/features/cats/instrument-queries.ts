import "server-only"
import type { Db } from "@/lib/platform/db"
import { type InstrumentNumbers, toInstrumentNumbers } from "./summary-schema"

/** One version of the instrument: its numbers, and what each dimension means in it. */
export interface Instrument extends InstrumentNumbers {
  versionId: string
  number: number
  meanings: ReadonlyMap<string, number>
}

interface RatedUnder {
  rubricVersionId: string
  dimension: string
}

// What an approved version says never changes (the database sees to it), so every process may remember it. Few versions
// are ever in use; a shelter that is removed leaves a few numbers behind until the process ends.
const remembered = new Map<string, Instrument>()

/** The approved version of a shelter; older ones are retired and only read. */
export async function currentInstrument(db: Db): Promise<Instrument> {
  const version = await db.rubricVersion.findFirstOrThrow({
    where: { status: "approved" },
    orderBy: { number: "desc" },
    select: { id: true },
  })
  return instrumentOf(db, version.id)
}

/** One version of the instrument, whatever its status. */
export async function instrumentOf(db: Db, versionId: string): Promise<Instrument> {
  const known = remembered.get(versionId)
  if (known) return known
  const version = await db.rubricVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: {
      id: true,
      number: true,
      status: true,
      parameters: true,
      dimensions: { select: { key: true, meaning: true } },
    },
  })
  const instrument = {
    versionId: version.id,
    number: version.number,
    ...toInstrumentNumbers(version.parameters),
    meanings: new Map(version.dimensions.map(({ key, meaning }) => [key, meaning])),
  }
  if (version.status !== "draft") remembered.set(versionId, instrument)
  return instrument
}

/** The ratings that answer a version's questions: given under it, or under one that meant the same by the dimension. */
export async function ratingsUnder<R extends RatedUnder>(
  db: Db,
  instrument: Instrument,
  ratings: readonly R[],
): Promise<R[]> {
  const meant = new Map<string, Instrument>([[instrument.versionId, instrument]])
  for (const { rubricVersionId } of ratings)
    if (!meant.has(rubricVersionId)) meant.set(rubricVersionId, await instrumentOf(db, rubricVersionId))
  return ratings.filter(
    ({ rubricVersionId, dimension }) =>
      meant.get(rubricVersionId)?.meanings.get(dimension) === instrument.meanings.get(dimension),
  )
}
