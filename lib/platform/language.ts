import "server-only"
import { headers } from "next/headers"
import { DEFAULT_LANGUAGE, type Language, languageOf, PSEUDO_LANGUAGE } from "./texts"

// The proxy sets these on every request, whatever was sent.
export const LANGUAGE_HEADER = "x-slackline-language"
export const QUERY_HEADER = "x-slackline-query"

/** The language this request is answered in, as the proxy found it. */
export async function requestLanguage(): Promise<Language> {
  const found = (await headers()).get(LANGUAGE_HEADER)
  return found === PSEUDO_LANGUAGE ? PSEUDO_LANGUAGE : (languageOf(found) ?? DEFAULT_LANGUAGE)
}

/** The query of the address asked for, without a choice of language. */
export async function requestQuery(): Promise<string> {
  return (await headers()).get(QUERY_HEADER) ?? ""
}
