import { z } from "zod"
import { parseIsoDay } from "@/lib/domain/calendar/day"
import { type FieldDefinition, fieldsOf, requiredFields } from "@/lib/domain/interop/fields"
import {
  CLEANINGS,
  DELIMITERS,
  ENCODINGS,
  LETTER_CASES,
  PART_ROWS,
  type PartProfile,
  type Profile,
  ROW_KINDS,
  type SetProfile,
  UNKNOWN_RULES,
  type ValueSpec,
  WEIGHT_UNITS,
} from "@/lib/domain/interop/profile"
import { isDateForm } from "@/lib/domain/interop/read-moment"
import { ANSWER_FIELDS, factVocabulary, VOCABULARIES } from "@/lib/domain/interop/vocabularies"

const LONGEST_WORD = 200
const word = z.string().max(LONGEST_WORD, `must have at most ${LONGEST_WORD} characters`)
const words = z.array(word).max(500, "must have at most 500 words")
const column = z.union([word.min(1), z.array(word.min(1)).min(1).max(20)], {
  error: "must be a header, or a list of headers of which the file has one",
})
const day = z.string().refine((text) => parseIsoDay(text) !== null, "must be a day written YYYY-MM-DD")
const dateForms = z
  .array(z.string().refine(isDateForm, "must name year, month and day once, such as MM/DD/YYYY"))
  .min(1)
  .max(10)

const MOST_NESTED = 6

/** A condition inside conditions, down to a depth no sensible profile reaches. */
function conditionOf(depth: number): z.ZodType {
  const shape = {
    column: column.optional(),
    in: words.optional(),
    notIn: words.optional(),
    startsWith: words.optional(),
    contains: words.optional(),
    absent: z.boolean().optional(),
    from: day.optional(),
    to: day.optional(),
    reason: word.optional(),
    optional: z.boolean().optional(),
  }
  const inner = depth > 0 ? conditionOf(depth - 1) : z.never()
  return z
    .strictObject({
      ...shape,
      all: z.array(inner).min(1).max(50).optional(),
      any: z.array(inner).min(1).max(50).optional(),
      not: inner.optional(),
    })
    .superRefine((rule, context) => {
      const tests = [rule.in, rule.notIn, rule.startsWith, rule.contains, rule.absent, rule.from, rule.to]
      const hasTest = tests.some((test) => test !== undefined)
      if (rule.column !== undefined && !hasTest)
        context.addIssue("says a column and no test; add in, notIn, startsWith, contains, absent, from or to")
      if (rule.column === undefined && hasTest) context.addIssue("says a test and no column")
      if (rule.column === undefined && !rule.all && !rule.any && !rule.not)
        context.addIssue("must have a column with a test, or all, any or not")
    })
}
const condition = conditionOf(MOST_NESTED)

const valueShape = {
  when: condition.optional(),
  cases: z
    .array(z.strictObject({ when: condition, value: word.nullable() }))
    .min(1)
    .max(100)
    .optional(),
  column: column.optional(),
  lastOf: z.string().min(1).max(5).optional(),
  firstOf: z.array(column).min(1).max(20).optional(),
  join: z.array(column).min(1).max(20).optional(),
  with: z.string().max(20).optional(),
  value: word.optional(),
  absent: words.optional(),
  case: z.enum(LETTER_CASES).optional(),
  map: z.record(z.string(), word.nullable()).optional(),
  else: word.nullable().optional(),
  unknown: z.enum(UNKNOWN_RULES).optional(),
  dates: dateForms.optional(),
  unit: z.enum(WEIGHT_UNITS).optional(),
  default: word.optional(),
  optional: z.boolean().optional(),
}

type Shape = { [K in keyof ValueSpec]: unknown }

function checkSource(spec: Shape, context: z.RefinementCtx) {
  const sources = [spec.column, spec.firstOf, spec.join, spec.value].filter((source) => source !== undefined)
  if (sources.length > 1) context.addIssue("must have only one of column, firstOf, join and value")
  if (sources.length === 0 && spec.cases === undefined && spec.default === undefined)
    context.addIssue("must say where the value comes from: column, firstOf, join, value or cases")
  if (spec.lastOf !== undefined && spec.column === undefined)
    context.addIssue("has lastOf, which takes the last item of a list in one column: say which column")
}

const isShort = (spec: unknown) => typeof spec === "string" || Array.isArray(spec)

// The short form is the long one with a column: so a slip inside the long form is told by its own place.
const fieldSpec = z.preprocess(
  (spec) => (isShort(spec) ? { column: spec } : spec),
  z
    .strictObject(valueShape, "must be a header, a list of headers, or an object with column, map and so on")
    .superRefine(checkSource),
)
const factSpec = z
  .strictObject({
    ...valueShape,
    fact: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, "must be a short name such as lives_with_dogs"),
    evidence: z.record(z.string(), word).optional(),
  })
  .superRefine(checkSource)
const answerSpec = z
  .strictObject({
    ...valueShape,
    answer: z.enum(ANSWER_FIELDS.map((one) => one.key) as [string, ...string[]]),
  })
  .superRefine(checkSource)
const noteSpec = z.strictObject({ ...valueShape, label: word.min(1) }).superRefine(checkSource)

const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "must be 1 to 40 small letters, digits and hyphens")
const rules = z.array(condition).max(100).optional()
const link = z
  .strictObject({ next: z.enum(["marked", "any"]).optional(), orphan: z.enum(["stay", "skip"]).optional() })
  .optional()
const dataEnd = z
  .union([z.literal("last-date"), day], { error: 'must be "last-date" or a day written YYYY-MM-DD' })
  .optional()

const bodyShape = {
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  headerRow: z
    .int("must be a row number")
    .min(1, "must be 1 or more")
    .max(100, "must be 100 or less")
    .optional(),
  sheet: z.string().min(1).max(31, "must be the name of a sheet").optional(),
  dates: dateForms.optional(),
  absent: words.optional(),
  clean: z.array(z.enum(CLEANINGS)).optional(),
  keep: rules,
  skip: rules,
  main: condition.optional(),
  dedupe: z
    .strictObject({ by: z.array(column).min(1).max(20), keep: z.enum(["first", "last"]).optional() })
    .optional(),
  fields: z.record(z.string(), fieldSpec),
  facts: z.array(factSpec).max(60).optional(),
  answers: z.array(answerSpec).max(60).optional(),
  notes: z.array(noteSpec).max(60).optional(),
}

/** A profile as a user writes it. Anything unknown is refused by name, so that a typo is found before the file is read. */
export const ProfileInput = z
  .strictObject({
    name,
    title: word.min(1).optional(),
    source: name.optional(),
    row: z.enum(ROW_KINDS),
    ...bodyShape,
    link,
    dataEnd,
  })
  .superRefine((profile, context) => {
    checkFields(profile, context)
    checkFacts(profile, context)
  })
  .transform(
    (profile) =>
      ({
        ...profile,
        title: profile.title ?? profile.name,
        source: profile.source ?? profile.name,
      }) as Profile,
  )

const partInput = z
  .strictObject({
    part: word.min(1),
    row: z.enum(PART_ROWS),
    knownBy: z.array(column).min(1).max(20),
    needed: z.boolean().optional(),
    missing: word.optional(),
    ...bodyShape,
  })
  .superRefine((part, context) => {
    checkFields(part, context)
    checkFacts(part, context)
  })

/** A profile for several files that belong together, as a user writes it. */
export const SetProfileInput = z
  .strictObject({
    name,
    title: word.min(1).optional(),
    source: name.optional(),
    parts: z.array(partInput).min(1).max(20),
    link,
    dataEnd,
  })
  .transform((set) => {
    const source = set.source ?? set.name
    const title = set.title ?? set.name
    return {
      ...set,
      title,
      source,
      parts: set.parts.map((part) => ({ ...part, name: set.name, title: part.part, source }) as PartProfile),
    } as SetProfile
  })

interface Checked {
  row: Profile["row"]
  fields: Record<string, unknown>
  facts?: { fact: string }[] | undefined
  link?: unknown
  main?: unknown
}

function checkFields(profile: Checked, context: z.RefinementCtx) {
  const known = new Map(fieldsOf(profile.row).map((field) => [field.key, field]))
  for (const [key, spec] of Object.entries(profile.fields)) {
    const field = known.get(key)
    const path = ["fields", key]
    if (!field) {
      const message = `is no field of rows that are ${profile.row}s; choose from ${[...known.keys()].join(", ")}`
      context.addIssue({ code: "custom", path, message })
    } else if (typeof spec === "object" && !Array.isArray(spec))
      checkWords(field, spec as ValueSpec, path, context)
  }
  for (const key of requiredFields(profile.row))
    if (!(key in profile.fields))
      context.addIssue({
        code: "custom",
        path: ["fields"],
        message: `must have ${key}: every ${profile.row} needs it`,
      })
  if (profile.link !== undefined && profile.row !== "stay")
    context.addIssue({ code: "custom", path: ["link"], message: "is for rows that are stays" })
  if (profile.main !== undefined && profile.row !== "animal")
    context.addIssue({ code: "custom", path: ["main"], message: "is for rows that are animals" })
}

function checkWords(field: FieldDefinition, spec: ValueSpec, path: string[], context: z.RefinementCtx) {
  if (!(field.kind in VOCABULARIES)) return
  const vocabulary: readonly string[] = VOCABULARIES[field.kind as keyof typeof VOCABULARIES]
  checkAgainst(vocabulary, spec, path, context)
}

function checkAgainst(
  vocabulary: readonly string[],
  spec: ValueSpec,
  path: string[],
  context: z.RefinementCtx,
) {
  const ours: [string, string | null | undefined][] = [
    ...Object.entries(spec.map ?? {}).map(([theirs, one]): [string, string | null] => [`map.${theirs}`, one]),
    ...(spec.cases ?? []).map((one, i): [string, string | null] => [`cases.${i}.value`, one.value]),
    ["else", spec.else],
    ["default", spec.default],
    ["value", spec.value],
  ]
  for (const [where, one] of ours)
    if (one !== null && one !== undefined && !vocabulary.includes(one))
      context.addIssue({
        code: "custom",
        path: [...path, where],
        message: `is "${one}"; it must be one of ${vocabulary.join(", ")}`,
      })
}

function checkFacts(profile: Checked, context: z.RefinementCtx) {
  profile.facts?.forEach((fact, i) => {
    const vocabulary = factVocabulary(fact.fact)
    if (vocabulary) checkAgainst(vocabulary, fact as ValueSpec, ["facts", String(i)], context)
  })
}
