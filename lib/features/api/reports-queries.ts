import "server-only"
import type { z } from "zod"
import { columnOf } from "@/lib/domain/reports/subjects"
import { type ReportDefinitionInput, readDefinition } from "@/lib/features/reports/definition-schema"
import { columnsOf, reportPage } from "@/lib/features/reports/rows-queries"
import { readCursor, writeCursor } from "@/lib/platform/api-cursor"
import { read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { ReportRowsPage, ReportsPage } from "./answers-schema"
import { nextAddress } from "./paging-queries"
import type { ReportRowsParams, ReportsParams } from "./params-schema"

const LIST = "/reports"

/** A report without what names somebody; ordering by a name would carry it out in the cursor. */
function withoutNames(stored: unknown): ReportDefinitionInput {
  const definition = readDefinition(stored)
  const isOpen = (key: string) => !columnOf(definition.subject, key)?.isPersonal
  return {
    ...definition,
    columns: definition.columns.filter(isOpen),
    sort: definition.sort && isOpen(definition.sort.column) ? definition.sort : null,
  }
}

/** Saved reports that are not put away. */
export const reportsForPrograms = (
  viewer: Viewer,
  { limit, cursor }: z.output<typeof ReportsParams>,
): Promise<z.output<typeof ReportsPage>> =>
  read(viewer, async (db) => {
    const after = readCursor(LIST, cursor)
    const rows = await db.reportDefinition.findMany({
      where: { archivedAt: null, ...(after ? { id: { gt: after } } : {}) },
      orderBy: { id: "asc" },
      take: limit + 1,
    })
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      data: page.map(({ id, name, definition }) => {
        const open = withoutNames(definition)
        return { id, name, subject: open.subject, columns: columnsOf(open) }
      }),
      next: last ? nextAddress(LIST, { limit, cursor: writeCursor(LIST, last.id) }) : null,
    }
  })

/** The rows of a saved report, by the same query as the screen. */
export async function reportRowsForPrograms(
  viewer: Viewer,
  { id, limit, cursor }: z.output<typeof ReportRowsParams>,
): Promise<z.output<typeof ReportRowsPage>> {
  const list = `${LIST}/${id}/rows`
  const after = readCursor(list, cursor)
  const found = await read(viewer, (db) =>
    db.reportDefinition.findFirst({ where: { id, archivedAt: null }, select: { definition: true } }),
  )
  if (!found) throw new AppError("NOT_FOUND", "There is no such report here.")
  const definition = withoutNames(found.definition)
  if (definition.columns.length === 0) return { columns: [], data: [], next: null }
  const page = await reportPage(viewer, definition, { after, size: limit })
  return {
    columns: page.columns.map(({ key, label, kind }) => ({ key, label, kind })),
    data: page.rows.map((row) => [...row]),
    next: page.next && nextAddress(list, { limit, cursor: writeCursor(list, page.next) }),
  }
}
