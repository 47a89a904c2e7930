import { TENANT_TABLES } from "@/lib/features/shelter/tables-schema"
import catalogue from "./catalogue.json"

interface TableEntry {
  /** What a row of the table is. */
  readonly meaning: string
  /** The columns rows are in the order of. */
  readonly key: readonly string[]
  /** Every column of the archive with its type in the database and what it says, in the archive's order. */
  readonly columns: Readonly<Record<string, readonly [type: string, meaning: string]>>
}

/** Tables of a shelter that are not in its archive, with the reason. */
export const LEFT_OUT_TABLES: Readonly<Record<string, string>> = {
  FigureChange: "Counts writes of this database, so that figures are computed anew; it fills itself.",
  RemovedCat: "Tells this database's list index which cats are gone; it fills itself.",
  ReportRun:
    "Files somebody asked for, kept for some days. They can be made again; who asked is in the audit.",
}

/** Columns that are not in the archive, with the reason. */
export const LEFT_OUT_COLUMNS: Readonly<Record<string, string>> = {
  "*.shelterId": "Every row belongs to the shelter of the manifest.",
  "Person.accountId":
    "People are known by the e-mail address of their account; its id belongs to the install.",
  "Person.pinHash": "A PIN is so short that its hash gives it away. It is set again.",
  "Invitation.passwordHash": "Passwords stay in the install. A person who waits to join chooses one again.",
  "Cat.changedXid": "A number of this database's transactions; a trigger sets it.",
  "ImportChange.id": "A running number of this database; the order of the rows is kept.",
  "ImportSource.sealed": "A secret only this install's key opens. It is entered again.",
  "Webhook.sealed": "A secret only this install's key opens. It is entered again.",
}

/** What stands in a column that is left out and may not be empty. */
export const STAND_INS: Readonly<Record<string, string>> = { "Webhook.sealed": "" }

export const CATALOGUE = catalogue as unknown as Readonly<Record<string, TableEntry>>

/** The archive's tables, parents before children: the order rows go in again. */
export const ARCHIVE_TABLES: readonly string[] = [
  "Shelter",
  "Person",
  ...TENANT_TABLES.filter((table) => !(table in LEFT_OUT_TABLES)).reverse(),
]

/** A table's columns; throws for a table the archive does not know. */
export function tableEntry(table: string): TableEntry {
  const entry = CATALOGUE[table]
  if (!entry) throw new RangeError(`the archive does not know the table ${table}`)
  return entry
}
