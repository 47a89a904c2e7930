import en from "@/messages/en.json"
import es from "@/messages/es.json"

/** Languages adopters read, by their own names. A further one is one more file in messages/ and one more line here. */
export const LANGUAGES = { en: "English", es: "Español" } as const
export type Language = keyof typeof LANGUAGES
export const DEFAULT_LANGUAGE: Language = "en"

const TEXTS: Record<Language, Readonly<Record<string, string>>> = { en, es }

type Messages = typeof en
export type TextKey = keyof Messages
export type CountKey = TextKey extends infer Key ? (Key extends `${infer Base}.one` ? Base : never) : never
export type Values = Readonly<Record<string, string | number>>

/** The language asked for, or null when it is none of ours. */
export const languageOf = (asked: unknown): Language | null =>
  (Object.keys(LANGUAGES) as Language[]).find((one) => one === asked) ?? null

/** A template with its values in place of {names}; throws RangeError naming the text when one is missing. */
export function filled(key: string, template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new RangeError(`the text "${key}" needs a value for {${name}}`)
    return String(value)
  })
}

/** The texts of one language; what it has not yet is said in English. */
export function textsIn(language: Language) {
  const own = TEXTS[language]
  const say = (key: TextKey, values: Values = {}) => filled(key, own[key] ?? en[key], values)
  return {
    language,
    say,
    /** A text that counts: its form for one, or for any other number. */
    count: (key: CountKey, n: number, values: Values = {}) =>
      say(`${key}.${n === 1 ? "one" : "other"}`, { n, ...values }),
    /** The own word for an entry of a catalogue ("stage.3.name"), or what the catalogue says in English. */
    entry: (key: string, english: string) => own[key] ?? english,
  }
}
export type Texts = ReturnType<typeof textsIn>
