import { type CountKey, filled, type TextKey, type Values } from "@/components/public/text"
import { stageOf } from "@/lib/domain/harness/stages"
import { signOf } from "@/lib/domain/temperament/calm-ladder"
import { formatDay } from "@/lib/platform/format"
import en from "@/messages/en.json"
import es from "@/messages/es.json"

/** Languages a passport is read in, by their own names. A further one is one more file and one more line. */
export const PASSPORT_LANGUAGES = { en: "English", es: "Español" } as const
export type PassportLanguage = keyof typeof PASSPORT_LANGUAGES

const TEXTS: Record<PassportLanguage, Readonly<Record<string, string>>> = { en, es }
const HARNESS_STYLES: Readonly<Record<string, string>> = {
  h: "H harness",
  H: "H harness",
  figure8: "figure-eight harness",
}

/** The language asked for, or English. */
export const passportLanguage = (asked: string | string[] | undefined): PassportLanguage =>
  (Object.keys(PASSPORT_LANGUAGES) as PassportLanguage[]).find((one) => one === asked) ?? "en"

/** The words of a passport in one language; what a language has not yet is said in English. */
export function wordsIn(language: PassportLanguage) {
  const own = TEXTS[language]
  const say = (key: TextKey, values: Values = {}) => filled(key, own[key] ?? en[key], values)
  return {
    language,
    say,
    count: (key: CountKey, n: number, values: Values = {}) =>
      say(`${key}.${n === 1 ? "one" : "other"}`, { n, ...values }),
    day: (day: number) => formatDay(day, language),
    stage: (number: number) => {
      const { name, todo, hitRule, exitRule } = stageOf(number)
      return {
        name: own[`stage.${number}.name`] ?? name,
        todo: own[`stage.${number}.todo`] ?? todo,
        hit: own[`stage.${number}.hit`] ?? hitRule,
        exit: exitRule === null ? null : (own[`stage.${number}.exit`] ?? exitRule),
      }
    },
    sign: (code: string) => own[`sign.${code}`] ?? signOf(code).label,
    harness: (style: string) => own[`harness.${style}`] ?? HARNESS_STYLES[style] ?? style,
  }
}
export type PassportWords = ReturnType<typeof wordsIn>
