import en from "@/messages/en.json"
import es from "@/messages/es.json"
import { filled, type Values } from "./fill-text"
import { type LANGUAGES, type Language, languageOf, PSEUDO_LANGUAGE } from "./languages"
import { pseudo } from "./pseudo-text"

export type { Values } from "./fill-text"
export { DEFAULT_LANGUAGE, LANGUAGES, type Language, languageOf, PSEUDO_LANGUAGE } from "./languages"

const TEXTS: Record<keyof typeof LANGUAGES, Readonly<Record<string, string>>> = { en, es }

type Messages = typeof en
export type TextKey = keyof Messages
export type CountKey = TextKey extends infer Key ? (Key extends `${infer Base}.one` ? Base : never) : never

/** The first of ours that a browser's Accept-Language prefers ("es-MX;q=0.9"), or null. */
export function acceptedLanguage(header: string | null): Language | null {
  const wishes = (header ?? "").split(",").map((part) => {
    const [tag = "", ...more] = part.trim().toLowerCase().split(";")
    const weight = more.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean)
    return { language: languageOf(tag.split("-")[0]), weight: weight === undefined ? 1 : Number(weight) }
  })
  wishes.sort((a, b) => b.weight - a.weight)
  return wishes.find(({ language, weight }) => language && weight > 0)?.language ?? null
}

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"])

/** Which way a language is written. */
export const directionOf = (language: Language): "ltr" | "rtl" =>
  RIGHT_TO_LEFT.has(language.split("-")[0] ?? "") ? "rtl" : "ltr"

/** The texts of one language; what it has not yet is said in English. */
export function textsIn(language: Language) {
  const isPseudo = language === PSEUDO_LANGUAGE
  const own = TEXTS[isPseudo ? "es" : language]
  const template = (key: TextKey) => (isPseudo ? pseudo(en[key]) : (own[key] ?? en[key]))
  const say = (key: TextKey, values: Values = {}) => filled(key, template(key), values)
  return {
    language,
    say,
    /** A text that counts: its form for one, or for any other number. */
    count: (key: CountKey, n: number, values: Values = {}) =>
      say(`${key}.${n === 1 ? "one" : "other"}`, { n, ...values }),
    /** The own word for an entry of a catalogue ("stage.3.name"), or what the catalogue says in English. */
    entry: (key: string, english: string) =>
      // The test language knows what some translation knows; the rest stays as it is, and is found by that.
      isPseudo ? (own[key] ? pseudo(english) : english) : (own[key] ?? english),
    /** An entry with values in it; English comes as the whole sentence it already is. */
    sentence: (key: string, english: string, values: Values) => {
      if (isPseudo) return own[key] ? pseudo(english) : english
      const words = own[key]
      return words === undefined ? english : filled(key, words, values)
    },
    /** The templates of all texts that begin so, for the parts of a page that run on a device. */
    templates: (beginnings: readonly string[]): Record<string, string> =>
      Object.fromEntries(
        (Object.keys(en) as TextKey[])
          .filter((key) => beginnings.some((one) => key.startsWith(one)))
          .map((key) => [key, template(key)]),
      ),
  }
}
export type Texts = ReturnType<typeof textsIn>
