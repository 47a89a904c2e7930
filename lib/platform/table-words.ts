import { parseIsoDay } from "@/lib/domain/calendar/day"
import { formatDay, formatNumber } from "./format"
import type { TableCell, TableColumn } from "./table-files"

/** A cell in words, on the screen and in a printed file alike; "–" where nothing is known. */
export function cellWords(kind: TableColumn["kind"], cell: TableCell, locale = "en"): string {
  if (cell === null || cell === "") return "–"
  if (typeof cell === "boolean") return cell ? "yes" : "no"
  if (typeof cell === "number") {
    if (kind === "percent") return `${formatNumber(cell * 100, 1, locale)} %`
    return formatNumber(cell, Number.isInteger(cell) ? 0 : 2, locale)
  }
  if (kind !== "date") return cell
  const day = parseIsoDay(cell)
  return day === null ? cell : formatDay(day, locale)
}

/** Whether a column stands at the right, figure under figure. */
export const isFigure = (kind: TableColumn["kind"]) => kind === "number" || kind === "percent"
