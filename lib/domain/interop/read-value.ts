import { cutText, foldWord } from "./clean-cell"
import type { FoundText } from "./compile-value"
import type { FieldDefinition } from "./fields"
import type { ValueSpec } from "./profile"
import { readAge, readWeight } from "./read-measures"
import type { MomentReader } from "./read-moment"
import { readKnown, readSex } from "./read-words"
import { VOCABULARIES, type VocabularyKind } from "./vocabularies"

/** A value as its kind has it: dates are moments, weights kilograms, everything else words. */
export type Value = string | number | null

/** A value, or in a few words why there is none; `isCut` when a text was too long. */
export type ReadValue =
  | { readonly ok: true; readonly value: Value; readonly isCut?: boolean }
  | { readonly ok: false; readonly reason: string }

interface Reading {
  readonly field: Pick<FieldDefinition, "key" | "kind" | "max">
  readonly spec: ValueSpec
  readonly found: FoundText
  readonly readMoment: MomentReader
}

/** Reads a found text as its field's kind. Absent stays absent; what cannot be read comes back with the reason. */
export function readValue({ field, spec, found, readMoment }: Reading): ReadValue {
  const { text } = found
  if (text === null) return { ok: true, value: null }
  switch (field.kind) {
    case "key":
      if (text.length > (field.max ?? 80))
        return refuse(`${field.key} is longer than ${field.max} characters`)
      return { ok: true, value: text }
    case "text": {
      const value = cutText(text, field.max ?? 80)
      return { ok: true, value, isCut: value.length < text.length }
    }
    case "date": {
      const moment = readMoment(text)
      return moment === null
        ? refuse(`${field.key} is not a date in the profile's forms`)
        : { ok: true, value: moment }
    }
    case "age":
      return readAge(text) ? { ok: true, value: text } : refuse(`${field.key} is not an age`)
    case "weight": {
      const weight = readWeight(text, spec.unit ?? "kg")
      return weight === "unreadable" ? refuse(`${field.key} is not a weight`) : { ok: true, value: weight }
    }
    default:
      return readWord(field.kind, text, field.key)
  }
}

function readWord(kind: VocabularyKind, text: string, key: string): ReadValue {
  const word = foldWord(text).replace(/[\s-]+/g, "_")
  const known = VOCABULARIES[kind].find((one) => one.toLowerCase() === word)
  if (known) return { ok: true, value: known }
  if (kind === "sex") {
    const read = readSex(text)
    if (read) return { ok: true, value: read.sex }
  }
  if (kind === "known" || kind === "flag") {
    const read = readKnown(text)
    if (read) return { ok: true, value: kind === "flag" && read === "unknown" ? null : read }
  }
  return refuse(`${key} is a word the profile does not know`)
}

function refuse(reason: string): ReadValue {
  return { ok: false, reason }
}
