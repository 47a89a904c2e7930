import { acceptedLanguage, DEFAULT_LANGUAGE, type Language, languageOf, PSEUDO_LANGUAGE } from "./texts"

/** What a request says about the language it wants. */
export interface LanguageWishes {
  /** `?lang=` of the address. */
  readonly asked: string | null
  /** What was chosen on this device before. */
  readonly kept: string | undefined
  readonly accepts: string | null
  /** Whether the language of tests may be asked for. */
  readonly isTest?: boolean
}

/** The language of an answer: asked for, else chosen before, else the browser's, else English. */
export function chooseLanguage({ asked, kept, accepts, isTest }: LanguageWishes): Language {
  if (isTest && asked === PSEUDO_LANGUAGE) return PSEUDO_LANGUAGE
  return languageOf(asked) ?? languageOf(kept) ?? acceptedLanguage(accepts) ?? DEFAULT_LANGUAGE
}
