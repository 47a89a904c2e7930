import { cache } from "react"
import {
  type CountKey,
  DEFAULT_LANGUAGE,
  type Language,
  type TextKey,
  type Texts,
  textsIn,
  type Values,
} from "@/lib/platform/texts"

// One per request: components that speak need not be handed the language, and two visitors never mix.
const spoken = cache((): { texts: Texts } => ({ texts: textsIn(DEFAULT_LANGUAGE) }))

/** From here on the public components of this request speak this language. */
export function speak(language: Language): Texts {
  spoken().texts = textsIn(language)
  return spoken().texts
}

/** The texts of this request; for server components only. */
export const publicTexts = (): Texts => spoken().texts

/** A public text with its values filled in; throws RangeError when a value is missing. */
export const text = (key: TextKey, values: Values = {}): string => publicTexts().say(key, values)

/** A text that counts: its form for one, or for any other number. */
export const countText = (key: CountKey, n: number, values: Values = {}): string =>
  publicTexts().count(key, n, values)

/** An entry of a catalogue in this request's language. */
export const entryText = (key: string, english: string): string => publicTexts().entry(key, english)
