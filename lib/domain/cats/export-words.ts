import { isoFromDay } from "@/lib/domain/calendar/day"
import { dayInZone } from "@/lib/domain/calendar/zone"
import type { Calendar, CatRow } from "./cat-row"
import type { CatColumn } from "./columns"

/** A cell as a file holds it: days as ISO dates, numbers without their unit, nothing for what is not known. */
export function exportWords(column: CatColumn, cat: CatRow, calendar: Calendar): string {
  const value = column.read(cat, calendar)
  if (value === null) return ""
  if (typeof value === "boolean") return value ? "yes" : "no"
  if (typeof value === "string") return value
  if (typeof value !== "number") return value.join("; ")
  switch (column.kind) {
    case "day":
      return isoFromDay(value)
    case "moment":
      return isoFromDay(dayInZone(value, calendar.timeZone))
    case "number":
      return value.toFixed(column.digits ?? 0)
    default:
      return String(value)
  }
}

const UNITS: Partial<Record<CatColumn["kind"], string>> = { days: "days", months: "months" }

/** The heading of a column in a file; a number says what it counts. */
export const exportHeading = ({ label, kind }: CatColumn): string => {
  const unit = UNITS[kind]
  return unit ? `${label} (${unit})` : label
}
