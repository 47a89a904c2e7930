import { z } from "zod"
import { MATRIX_CELLS, type MatrixCell } from "@/lib/domain/reports/matrix"
import { MATRIX_WARNINGS } from "@/lib/domain/reports/matrix-warnings"

const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "must be a month such as 2026-05")

/** The month of an address; anything else is the last month that is over. */
export const MatrixParams = z.object({ month: month.optional().catch(undefined) })

const cells = MATRIX_CELLS as [MatrixCell, ...MatrixCell[]]

/** One cell of one month, or one of its warnings: what opens its animals. */
export const MatrixCellParams = z.object({
  month,
  cell: z.union([z.enum(cells), z.enum(MATRIX_WARNINGS)]),
})
export type MatrixCellParams = z.infer<typeof MatrixCellParams>

export const MatrixFileParams = z.object({ month, format: z.enum(["csv", "json"]) })

export const SubmitMatrixInput = z.object({
  id: z.uuid(),
  month,
  note: z.string().trim().max(500).default(""),
})
export type SubmitMatrixInput = z.infer<typeof SubmitMatrixInput>

const count = z.int().min(0)

/** A month as it was handed in: its sums, and the stays behind every cell. */
export const SubmittedMatrix = z.object({
  month,
  firstDay: z.int(),
  lastDay: z.int(),
  beginning: count,
  beginningFoster: count,
  ending: count,
  endingFoster: count,
  intakes: count,
  outcomes: count,
  liveOutcomes: count,
  adoptionReturns: count,
  behind: z.partialRecord(z.enum(cells), z.array(z.string())),
})
