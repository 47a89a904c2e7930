import "server-only"
import { namesOf } from "@/lib/features/users/queries"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { summaryOf } from "./summary-queries"

const HISTORY_LINES = 40

/** Everything the page of one cat shows: record, evaluation, decisions, audit in plain words, and who did what. */
export async function catRecord(viewer: Viewer, catId: string) {
  const record = await summaryOf(viewer, catId)
  return read(viewer, async (db) => {
    const audit = await db.auditEntry.findMany({
      where: { catId },
      orderBy: { at: "desc" },
      take: HISTORY_LINES,
    })
    const last = await db.stageDecision.findFirst({
      where: { catId },
      orderBy: { replay: "desc" },
      select: { replay: true },
    })
    const decisions = last
      ? await db.stageDecision.findMany({
          where: { catId, replay: last.replay },
          orderBy: { position: "desc" },
        })
      : []
    const names = await namesOf(db, [
      ...record.cat.ratings.map((rating) => rating.raterId),
      ...record.cat.sessions.map((session) => session.handlerId),
      ...record.cat.tagEvents.map((event) => event.personId),
      ...audit.map((line) => line.personId),
    ])
    return { ...record, audit, decisions, names }
  })
}
export type CatPageRecord = Awaited<ReturnType<typeof catRecord>>

/** The part of a record that staff write themselves, as the form takes it. */
export function toEditable(cat: CatPageRecord["cat"]) {
  const {
    id,
    version,
    name,
    sex,
    bornOn,
    bornEstimated,
    breed,
    colour,
    room,
    profileText,
    staffNote,
    published,
  } = cat
  return {
    id,
    version,
    name,
    sex,
    bornOn: bornOn ? bornOn.toISOString().slice(0, 10) : null,
    bornEstimated,
    breed,
    colour,
    room,
    profileText,
    staffNote,
    published,
  }
}
