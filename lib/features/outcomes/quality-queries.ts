import "server-only"
import { isoFromDay } from "@/lib/domain/calendar/day"
import {
  QUALITY_KINDS,
  type QualityFinding,
  type QualityKind,
  seenText,
} from "@/lib/domain/outcomes/data-quality"
import { dayOfDate } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { askFigures } from "./figures-queries"

const PAGE_ROWS = 50

const keyOf = (finding: string, stayId: string, seen: string) => `${finding} ${stayId} ${seen}`

/** What the data check found and nobody has said to be right: how many of each kind, and a page of rows of one kind. */
export async function dataCheck(viewer: Viewer, { kind, page }: { kind: QualityKind | null; page: number }) {
  const findings = await askFigures(viewer, { ask: "quality" })
  const noted = await read(viewer, (db) =>
    db.qualityNote.findMany({ select: { finding: true, entityId: true, seen: true } }),
  )
  const settled = new Set(noted.map((note) => keyOf(note.finding, note.entityId, note.seen)))
  const open = findings.filter((one) => !settled.has(keyOf(one.kind, one.stayId, seenText(one))))
  const counts = QUALITY_KINDS.map((line) => ({
    ...line,
    count: open.filter((one) => one.kind === line.key).length,
  }))
  const chosen = kind ?? counts.find(({ count }) => count > 0)?.key ?? null
  const rows = open.filter((one) => one.kind === chosen)
  const shown = rows.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS)
  return {
    counts,
    chosen,
    settled: findings.length - open.length,
    total: rows.length,
    page,
    pages: Math.max(1, Math.ceil(rows.length / PAGE_ROWS)),
    rows: await withNames(viewer, shown),
  }
}
export type DataCheck = Awaited<ReturnType<typeof dataCheck>>

const dayWords = (day: number | null) => (day === null ? null : isoFromDay(day))

async function withNames(viewer: Viewer, findings: readonly QualityFinding[]) {
  const ids = [...new Set(findings.map(({ catKey }) => catKey))]
  const cats = await read(viewer, (db) =>
    db.cat.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, code: true } }),
  )
  const byId = new Map(cats.map((cat) => [cat.id, cat]))
  return findings.map((finding) => ({
    kind: finding.kind,
    stayId: finding.stayId,
    catId: finding.catKey,
    name: byId.get(finding.catKey)?.name ?? "",
    code: byId.get(finding.catKey)?.code ?? null,
    seen: seenText(finding),
    intakeOn: dayWords(finding.detail.intakeDay),
    outcomeOn: dayWords(finding.detail.outcomeDay),
    bornOn: dayWords(finding.detail.birthDay),
    availableOn: dayWords(finding.detail.availableDay),
  }))
}

/** One stay as the form to put it right needs it. */
export const stayToMend = (viewer: Viewer, stayId: string) =>
  read(viewer, async (db) => {
    const stay = await db.stay.findUnique({
      where: { id: stayId },
      include: { cat: { select: { id: true, name: true } } },
    })
    if (!stay) throw new AppError("NOT_FOUND")
    const iso = (date: Date | null) => (date ? isoFromDay(dayOfDate(date)) : null)
    return {
      stayId: stay.id,
      version: stay.version,
      catId: stay.cat.id,
      name: stay.cat.name,
      intakeOn: iso(stay.intakeOn) ?? "",
      availableOn: iso(stay.availableOn),
      outcomeOn: iso(stay.outcomeOn),
      outcomeType: stay.outcomeType,
      bornOn: iso(stay.bornOn),
    }
  })
export type StayToMend = Awaited<ReturnType<typeof stayToMend>>
