import type { Cell, Measure } from "@/lib/domain/outcomes/chart"
import { formatNumber } from "../format"

/** A cell of a chart's table in words: percentages with one place, numbers with up to three, a dash for what is not known. */
export function writeCell(cell: Cell, measure: Measure | "text"): string {
  if (cell === null) return "–"
  if (typeof cell === "string") return cell
  if (measure === "share") return `${formatNumber(cell * 100, 1)} %`
  if (measure === "number") return formatNumber(cell, Math.abs(cell) < 0.01 && cell !== 0 ? 5 : 3)
  return formatNumber(cell, measure === "days" ? 1 : 0)
}
