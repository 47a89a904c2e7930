import { stageOf } from "@/lib/domain/harness/stages"
import { signOf } from "@/lib/domain/temperament/calm-ladder"
import { formatDay } from "@/lib/platform/format"
import { DEFAULT_LANGUAGE, type Language, languageOf, textsIn } from "@/lib/platform/texts"

const HARNESS_STYLES: Readonly<Record<string, string>> = {
  h: "H harness",
  H: "H harness",
  figure8: "figure-eight harness",
}

/** The language asked for, or English. */
export const passportLanguage = (asked: string | string[] | undefined): Language =>
  languageOf(asked) ?? DEFAULT_LANGUAGE

/** The words of a passport in one language; what a language has not yet is said in English. */
export function wordsIn(language: Language) {
  const { say, count, entry } = textsIn(language)
  return {
    language,
    say,
    count,
    day: (day: number) => formatDay(day, language),
    stage: (number: number) => {
      const { name, todo, hitRule, exitRule } = stageOf(number)
      return {
        name: entry(`stage.${number}.name`, name),
        todo: entry(`stage.${number}.todo`, todo),
        hit: entry(`stage.${number}.hit`, hitRule),
        exit: exitRule === null ? null : entry(`stage.${number}.exit`, exitRule),
      }
    },
    sign: (code: string) => entry(`sign.${code}`, signOf(code).label),
    harness: (style: string) => entry(`harness.${style}`, HARNESS_STYLES[style] ?? style),
  }
}
export type PassportWords = ReturnType<typeof wordsIn>
