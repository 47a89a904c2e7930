import "server-only"
import type { Db } from "@/lib/platform/db"
import { type InstrumentNumbers, toInstrumentNumbers } from "./summary-schema"

/** The version of the instrument that counts now: its numbers, and what each dimension means in it. */
export interface Instrument extends InstrumentNumbers {
  versionId: string
  number: number
  meanings: ReadonlyMap<string, number>
}

interface RatedUnder {
  rubricVersionId: string
  dimension: string
}

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
  const version = await db.rubricVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: {
      id: true,
      number: true,
      parameters: true,
      dimensions: { select: { key: true, meaning: true } },
    },
  })
  return {
    versionId: version.id,
    number: version.number,
    ...toInstrumentNumbers(version.parameters),
    meanings: new Map(version.dimensions.map(({ key, meaning }) => [key, meaning])),
  }
}

/** The ratings that answer a version's questions: given under it, or under one that meant the same by the dimension. */
export async function ratingsUnder<R extends RatedUnder>(
  db: Db,
  instrument: Instrument,
  ratings: readonly R[],
): Promise<R[]> {
  const others = [...new Set(ratings.map((rating) => rating.rubricVersionId))].filter(
    (id) => id !== instrument.versionId,
  )
  if (others.length === 0) return [...ratings]
  const dimensions = await db.dimension.findMany({
    where: { rubricVersionId: { in: others } },
    select: { rubricVersionId: true, key: true, meaning: true },
  })
  const meant = new Map(dimensions.map((one) => [`${one.rubricVersionId} ${one.key}`, one.meaning]))
  return ratings.filter(
    ({ rubricVersionId, dimension }) =>
      rubricVersionId === instrument.versionId ||
      meant.get(`${rubricVersionId} ${dimension}`) === instrument.meanings.get(dimension),
  )
}
