import { dayInZone } from "@/lib/domain/calendar/zone"
import type { Calendar, CatRow } from "@/lib/domain/cats/cat-row"
import type { CatColumn } from "@/lib/domain/cats/columns"
import { formatAge, formatDay, formatDays, formatDaysAgo, formatNumber } from "@/lib/platform/format"

export const NOTHING = "–"

/** A cell in the words of the screen. */
export function cellWords(column: CatColumn, cat: CatRow, calendar: Calendar): string {
  const value = column.read(cat, calendar)
  if (value === null) return NOTHING
  if (typeof value === "boolean") return value ? "yes" : "no"
  if (typeof value === "string") return value
  if (typeof value !== "number") return value.length > 0 ? value.join(", ") : NOTHING
  switch (column.kind) {
    case "day":
      return formatDay(value)
    case "moment":
      return whenWords(value, calendar)
    case "days":
      return formatDays(value)
    case "months":
      return formatAge(value)
    default:
      return formatNumber(value, column.digits ?? 0)
  }
}

/** How long ago, or the day when it lies ahead. */
function whenWords(momentMs: number, { today, timeZone }: Calendar): string {
  const day = dayInZone(momentMs, timeZone)
  return day > today ? formatDay(day) : formatDaysAgo(today - day)
}
