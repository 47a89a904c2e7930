import { type CountKey, DEFAULT_LANGUAGE, type TextKey, textsIn, type Values } from "@/lib/platform/texts"

export const PUBLIC_LANGUAGE = DEFAULT_LANGUAGE
const texts = textsIn(PUBLIC_LANGUAGE)

/** A public text with its values filled in; throws RangeError when a value is missing. */
export const text = (key: TextKey, values: Values = {}): string => texts.say(key, values)

/** A text that counts: its form for one, or for any other number. */
export const countText = (key: CountKey, n: number, values: Values = {}): string =>
  texts.count(key, n, values)
