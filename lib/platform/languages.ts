/** Languages adopters read, by their own names. A further one is one more file in messages/ and one more line here. */
export const LANGUAGES = { en: "English", es: "Español" } as const
/** Made from the English texts for tests: longer, accented, right to left. Nobody is offered it. */
export const PSEUDO_LANGUAGE = "ar-XB"
export type Language = keyof typeof LANGUAGES | typeof PSEUDO_LANGUAGE
export const DEFAULT_LANGUAGE: Language = "en"

/** The language asked for, or null when it is none of ours. */
export const languageOf = (asked: unknown): Language | null =>
  (Object.keys(LANGUAGES) as Language[]).find((one) => one === asked) ?? null
