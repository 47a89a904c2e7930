import "server-only"
import { headers } from "next/headers"
import { env } from "./env"
import { LANGUAGE_HEADER } from "./language-header"
import { SECRET_PAGES } from "./routes"
import { DEFAULT_LANGUAGE, LANGUAGES, type Language, languageOf, PSEUDO_LANGUAGE } from "./texts"

// The proxy sets these on every request, whatever was sent.
export const QUERY_HEADER = "x-slackline-query"
export const PATH_HEADER = "x-slackline-path"

/** The language this request is answered in, as the proxy found it. */
export async function requestLanguage(): Promise<Language> {
  const found = (await headers()).get(LANGUAGE_HEADER)
  return found === PSEUDO_LANGUAGE ? PSEUDO_LANGUAGE : (languageOf(found) ?? DEFAULT_LANGUAGE)
}

/** The query of the address asked for, without a choice of language. */
export async function requestQuery(): Promise<string> {
  return (await headers()).get(QUERY_HEADER) ?? ""
}

/** This page in every language, for search engines; none for a secret page; whole addresses where the install knows its own. */
export async function languageAlternates(): Promise<Record<string, string>> {
  const path = (await headers()).get(PATH_HEADER) ?? "/"
  if (SECRET_PAGES.some((page) => path.startsWith(`${page}/`))) return {}
  const query = await requestQuery()
  const base = env().NEXTAUTH_URL
  const addressIn = (language: string) => {
    const address = `${path}?${new URLSearchParams([...new URLSearchParams(query), ["lang", language]])}`
    return base ? new URL(address, base).href : address
  }
  return Object.fromEntries(Object.keys(LANGUAGES).map((language) => [language, addressIn(language)]))
}

/** The one address of this page in its language, whatever was filtered or followed; whole where the install knows its own. */
export async function canonicalAddress(): Promise<string> {
  const path = (await headers()).get(PATH_HEADER) ?? "/"
  const language = await requestLanguage()
  const address = language === DEFAULT_LANGUAGE ? path : `${path}?lang=${language}`
  const base = env().NEXTAUTH_URL
  return base ? new URL(address, base).href : address
}
