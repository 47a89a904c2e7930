import "server-only"
import type { z } from "zod"
import { hideInDocument } from "@/lib/domain/outcomes/hide-in-document"
import { hideSmallCounts } from "@/lib/domain/outcomes/hide-small"
import { chartsOf } from "@/lib/features/outcomes/charts-queries"
import { figuresVersion } from "@/lib/features/outcomes/facts-queries"
import { allFigures } from "@/lib/features/outcomes/queries"
import { readOutcomesParams } from "@/lib/features/outcomes/schema"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { type ChartAnswer, DocumentAnswer } from "./answers-schema"
import type { ChartParams, DocumentParams } from "./params-schema"

type ChartQuestion = z.output<typeof ChartParams>

/** One chart of the outcomes page as its tables, with small counts hidden as in its files. */
export async function chartForPrograms(
  viewer: Viewer,
  { chart: id, ...cohorts }: ChartQuestion,
): Promise<z.output<typeof ChartAnswer>> {
  const query = Object.fromEntries(
    Object.entries(cohorts).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  )
  const [drawn] = await chartsOf(viewer, readOutcomesParams(query), id)
  if (!drawn) throw new AppError("NOT_FOUND")
  const { title, method, interval, n, openStays, dataEnd, tables, notes, canDetect } = hideSmallCounts(drawn)
  return {
    id,
    title,
    method,
    interval,
    n: n.map((one) => ({ ...one })),
    openStays,
    dataEnd,
    tables: tables.map(({ caption, columns, rows }) => ({
      caption,
      columns: columns.map((one) => ({ ...one })),
      rows: rows.map((row) => [...row]),
    })),
    notes: [...notes],
    canDetect,
  }
}

/** The version of a chart's data; a saved view follows the list of cats, which has no version of its own. */
export const chartVersion = async (viewer: Viewer, params: ChartQuestion): Promise<string | null> =>
  Object.keys(params).some((key) => /(^|_)view$/.test(key)) ? null : figuresVersion(viewer)

/** The outcome document with small counts hidden. */
export async function documentForPrograms(
  viewer: Viewer,
  params: z.output<typeof DocumentParams>,
): Promise<z.output<typeof DocumentAnswer>> {
  if (params.from && params.to && params.from > params.to)
    throw new AppError("INVALID", "to: must not lie before from.", { to: "must not lie before from" })
  return DocumentAnswer.parse(hideInDocument(await allFigures(viewer, params)))
}
