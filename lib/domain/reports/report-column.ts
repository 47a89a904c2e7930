/** How the values of a column are compared and shown. */
export type ReportKind = "text" | "number" | "percent" | "date" | "flag" | "choice"

/** One column a report can have. */
export interface ReportColumn {
  readonly key: string
  readonly label: string
  readonly kind: ReportKind
  /** One sentence: what it says, and when it is empty. */
  readonly help: string
  /** Words for the values of a choice, in the order they are offered. */
  readonly choices?: Readonly<Record<string, string>>
  /** Names somebody of the staff. What names an adopter is no column at all. */
  readonly isPersonal?: true
}

/** What a column holds before it is put in words: ISO days, shares from 0 to 1, keys of choices; null = not known. */
export type ReportValue = string | number | boolean | null

/** A value as tables and files show it: a choice in its words, everything else as it is. */
export function reportCell(column: ReportColumn, value: ReportValue): ReportValue {
  return column.kind === "choice" && typeof value === "string" ? (column.choices?.[value] ?? value) : value
}

/** A column of the catalogue without ceremony. */
export const column = (
  key: string,
  label: string,
  kind: ReportKind,
  help: string,
  more: Pick<ReportColumn, "choices" | "isPersonal"> = {},
): ReportColumn => ({ key, label, kind, help, ...more })
