import { ageInMonths } from "@/lib/domain/calendar/age"
import { STAGES } from "@/lib/domain/harness/stages"
import { TIER_LABELS, TIER_NAMES, type Tier, tierNumber } from "@/lib/domain/suitability/tiers"
import { DIMENSIONS, dimensionOf } from "@/lib/domain/temperament/dimensions"
import { TAGS } from "@/lib/domain/temperament/tags"
import type { Calendar, CatRow } from "./cat-row"

/** What a cell holds, before anybody writes it in words: null is not known or does not apply. */
export type CellValue = string | number | boolean | readonly string[] | null

/** How a value is written, on screen and in a file. */
export type CellKind = "text" | "list" | "number" | "day" | "moment" | "days" | "months" | "yesNo"

/** One column of the cats table. */
export interface CatColumn {
  readonly key: string
  readonly label: string
  /** Heading in the list of columns. */
  readonly group: ColumnGroup
  readonly kind: CellKind
  /** Digits after the point of a number. */
  readonly digits?: number
  readonly read: (cat: CatRow, calendar: Calendar) => CellValue
  /** What the order goes by; null comes last either way. Absent = the column cannot be sorted by. Never today's date. */
  readonly order?: (cat: CatRow) => string | number | null
  /** The field of the record that can be changed in the table. */
  readonly edits?: EditableField
  /** Width in pixels until somebody changes it. */
  readonly width: number
}

export const COLUMN_GROUPS = ["Cat", "Ready for", "Temperament", "Harness", "Room round", "Record"] as const
export type ColumnGroup = (typeof COLUMN_GROUPS)[number]

export const EDITABLE_FIELDS = ["name", "room", "unit", "colour", "published"] as const
export type EditableField = (typeof EDITABLE_FIELDS)[number]

type Order = NonNullable<CatColumn["order"]>
type More = Partial<Pick<CatColumn, "order" | "edits" | "digits" | "width">>

const DEFAULT_WIDTHS: Record<CellKind, number> = {
  text: 130,
  list: 170,
  number: 96,
  day: 112,
  moment: 118,
  days: 92,
  months: 100,
  yesNo: 92,
}

const columnsOf =
  (group: ColumnGroup) =>
  (key: string, label: string, kind: CellKind, read: CatColumn["read"], more: More = {}): CatColumn => ({
    ...{ key, label, group, kind, read, width: DEFAULT_WIDTHS[kind] },
    ...more,
  })

const SEXES = { F: "female", M: "male", unknown: null } as const
const EATING = { with_me: "with us", alone: "when alone", no: "no", unknown: null } as const
const LOOKS = { full: "full sheet", quick: "quick look", none: "none for now" } as const

/** Cells of a label that is withheld while too little was seen. */
const shownTier = (cat: CatRow, tier: Tier) => (cat.sufficient ? tierNumber(tier) : null)
const known = (answer: "yes" | "no" | "unknown") => (answer === "unknown" ? null : answer === "yes")
const asNumber = (answer: boolean | null) => (answer === null ? null : Number(answer))
const stageWords = (stage: number | null) => {
  const found = STAGES.find((one) => one.number === stage)
  return found ? `${found.number} ${found.name}` : null
}
const tagWords = (keys: readonly string[]) =>
  keys.map((key) => TAGS.find((tag) => tag.key === key)?.label ?? key)
const band = ({ suitability, suitabilityLow: low, suitabilityHigh: high }: CatRow) =>
  `${Math.round(suitability)} (${Math.round(low)}–${Math.round(high)})`

const cat = columnsOf("Cat")
const ready = columnsOf("Ready for")
const temperament = columnsOf("Temperament")
const harness = columnsOf("Harness")
const round = columnsOf("Room round")
const record = columnsOf("Record")

const byName: Order = (one) => one.name
const daysInCare: Order = ({ inCare, intakeDay }) => (inCare && intakeDay !== null ? -intakeDay : null)

/** Every fact of a cat's row as a column, in the order of the list of columns; tables, addresses and files read it. */
export const COLUMNS: readonly CatColumn[] = [
  cat("name", "Cat", "text", (one) => one.name, { order: byName, edits: "name", width: 190 }),
  cat("code", "Number", "text", (one) => one.code, { order: (one) => one.code, width: 110 }),
  cat("age", "Age", "months", (one, { today }) => ageInMonths(one.birthDay, today), {
    order: (one) => (one.birthDay === null ? null : -one.birthDay),
  }),
  cat("sex", "Sex", "text", (one) => SEXES[one.sex], { order: (one) => SEXES[one.sex], width: 84 }),
  cat("room", "Room", "text", (one) => one.room, { order: (one) => one.room, edits: "room" }),
  cat("unit", "Unit", "text", (one) => one.unit, { order: (one) => one.unit, edits: "unit", width: 90 }),
  cat("tags", "Tags", "list", (one) => tagWords(one.tags), { width: 210 }),
  ready(
    "ready",
    "Ready for",
    "text",
    (one) => (one.sufficient ? TIER_LABELS[one.effective] : "Still getting to know"),
    {
      order: (one) => shownTier(one, one.effective),
      width: 210,
    },
  ),
  ready("potential", "Potential", "text", (one) => (one.sufficient ? TIER_NAMES[one.potential] : null), {
    order: (one) => shownTier(one, one.potential),
    width: 112,
  }),
  ready("demonstrated", "Demonstrated", "text", (one) => TIER_NAMES[one.demonstrated], {
    order: (one) => tierNumber(one.demonstrated),
  }),
  ready("cap", "Gates allow", "text", (one) => TIER_NAMES[one.gateCap], {
    order: (one) => tierNumber(one.gateCap),
  }),
  ready("gates", "Gates to do", "list", (one) => one.gatesOpen, {
    order: (one) => one.gatesOpen.length,
    width: 150,
  }),
  temperament("suitability", "Suitability", "text", band, {
    order: (one) => one.suitability,
    width: 120,
  }),
  temperament("low", "Suitability, low end", "number", (one) => one.suitabilityLow, {
    order: (one) => one.suitabilityLow,
  }),
  temperament("high", "Suitability, high end", "number", (one) => one.suitabilityHigh, {
    order: (one) => one.suitabilityHigh,
  }),
  temperament("coverage", "Coverage", "number", (one) => one.coverage, { order: (one) => one.coverage }),
  temperament("nextLook", "Look at next", "text", (one) => one.nextLook && dimensionOf(one.nextLook).name, {
    order: (one) => one.nextLook && dimensionOf(one.nextLook).name,
    width: 160,
  }),
  temperament("look", "Proposed look", "text", (one) => LOOKS[one.proposedLook], {
    order: (one) => ["none", "quick", "full"].indexOf(one.proposedLook),
  }),
  temperament("rated", "Last rating", "moment", (one) => one.lastRatingMs, {
    order: (one) => one.lastRatingMs,
  }),
  ...DIMENSIONS.map(({ key, name }, place) =>
    temperament(`d-${key}`, name, "number", (one) => one.means[place] ?? null, {
      order: (one) => one.means[place] ?? null,
      digits: 1,
    }),
  ),
  harness("stage", "Harness stage", "text", (one) => stageWords(one.stage), {
    order: (one) => one.stage,
    width: 170,
  }),
  harness("mastered", "Stages mastered", "number", (one) => one.mastered, { order: (one) => one.mastered }),
  harness("session", "Last session", "moment", (one) => one.lastSessionMs, {
    order: (one) => one.lastSessionMs,
  }),
  harness("review", "Review open", "yesNo", (one) => one.reviewOpen, {
    order: (one) => Number(one.reviewOpen),
  }),
  harness("rest", "Resting until", "moment", (one) => one.coolDownUntilMs, {
    order: (one) => one.coolDownUntilMs,
  }),
  round("looked", "Last round look", "moment", (one) => one.roundMs, { order: (one) => one.roundMs }),
  round("stress", "Stress then", "number", (one) => one.roundStress, { order: (one) => one.roundStress }),
  round("eating", "Eating then", "text", (one) => EATING[one.roundEating], {
    order: (one) => EATING[one.roundEating],
  }),
  round("illness", "Signs of illness", "yesNo", (one) => known(one.roundIllness), {
    order: (one) => asNumber(known(one.roundIllness)),
  }),
  record(
    "stay",
    "In care",
    "days",
    (one, { today }) => (one.inCare && one.intakeDay !== null ? today - one.intakeDay : null),
    {
      order: daysInCare,
    },
  ),
  record("intake", "Came in", "day", (one) => one.intakeDay, { order: (one) => one.intakeDay }),
  record("breed", "Breed", "text", (one) => one.breed, { order: (one) => one.breed, width: 160 }),
  record("colour", "Colour", "text", (one) => one.colour, { order: (one) => one.colour, edits: "colour" }),
  record("weight", "Weight (kg)", "number", (one) => one.weightKg, {
    order: (one) => one.weightKg,
    digits: 2,
  }),
  record("neutered", "Neutered", "yesNo", (one) => known(one.neutered), {
    order: (one) => asNumber(known(one.neutered)),
  }),
  record("published", "Published", "yesNo", (one) => one.published, {
    order: (one) => Number(one.published),
    edits: "published",
  }),
  record("listed", "Adopters see it", "yesNo", (one) => one.listed, {
    order: (one) => Number(one.listed),
    width: 120,
  }),
]

export const COLUMN_KEYS = COLUMNS.map((column) => column.key)
const byKey = new Map(COLUMNS.map((column) => [column.key, column]))
export const columnOf = (key: string): CatColumn | undefined => byKey.get(key)

/** What a desk sees before anybody chose columns: who, ready for what, what is next, where. */
export const DEFAULT_COLUMNS: readonly string[] = [
  "name",
  "ready",
  "stage",
  "session",
  "gates",
  "suitability",
  "room",
  "stay",
  "age",
  "rated",
  "tags",
]
