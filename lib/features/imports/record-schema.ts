import type { EntityName } from "@/lib/domain/interop/plan-records"
import type { RecordValue } from "@/lib/domain/interop/stay-draft"

interface RecordTable {
  /** Columns an import may fill, with their database types. */
  readonly columns: Readonly<Record<string, string>>
  /** What a new row has where the file says nothing. */
  readonly defaults: Readonly<Record<string, RecordValue>>
}

/** The tables an import writes, column by column; reading, writing and undoing follow this list. */
export const RECORD_TABLES: Readonly<Record<EntityName, RecordTable>> = {
  Cat: {
    columns: {
      name: "text",
      code: "text",
      sex: '"Sex"',
      neutered: '"Known"',
      bornOn: "date",
      bornEstimated: "boolean",
      breed: "text",
      colour: "text",
      pattern: "text",
      eyeColour: "text",
      coatLength: "text",
      weightKg: "numeric",
      microchip: "text",
      room: "text",
      unit: "text",
      profileText: "text",
      staffNote: "text",
    },
    defaults: { sex: "unknown", neutered: "unknown", bornEstimated: false },
  },
  Stay: {
    columns: {
      intakeOn: "date",
      intakeType: '"IntakeType"',
      intakeDetail: "text",
      isReturn: "boolean",
      availableOn: "date",
      outcomeOn: "date",
      outcomeType: '"OutcomeType"',
      outcomeDetail: "text",
      bornOn: "date",
      sex: '"Sex"',
    },
    defaults: { intakeType: "other_intake", isReturn: false, sex: "unknown" },
  },
  Placement: {
    columns: { kind: '"PlacementKind"', startedOn: "date", endedOn: "date", endReason: "text" },
    defaults: {},
  },
  Adopter: {
    columns: { name: "text", email: "text", phone: "text", contactNote: "text", staffNote: "text" },
    defaults: {},
  },
}

/** A column read back the way a file's record has it: days as text, weights as numbers. */
export const asRecordValue = (column: string, type: string): string =>
  type === "date" ? `"${column}"::text` : type === "numeric" ? `"${column}"::float8` : `"${column}"`
