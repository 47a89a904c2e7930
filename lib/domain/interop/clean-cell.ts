import type { CLEANINGS } from "./profile"

type Cleaning = (typeof CLEANINGS)[number]

const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&#39;": "'",
}
const ENTITY = /&(?:lt|gt|amp|quot|#39);/g
// No database text can hold a zero character, and half a character pair is no character.
const HALF_CHARACTER = /\p{Surrogate}/gu
const ZERO = "\0"
const DOUBLED_QUOTES = /"{2,}|'{2,}/g

/** Whether a text holds characters that no record can keep. */
export function holdsUnwritable(text: string): boolean {
  return text.includes(ZERO) || text.search(HALF_CHARACTER) >= 0
}

/** A cell as it is compared and kept: unwritable characters out, the profile's cleanings once, outer blanks off. */
export function cleanCell(raw: string, cleanings: readonly Cleaning[]): string {
  let text = holdsUnwritable(raw) ? raw.replaceAll(ZERO, "").replace(HALF_CHARACTER, "") : raw
  if (cleanings.includes("html")) text = text.replace(ENTITY, (entity) => ENTITIES[entity] ?? entity)
  if (cleanings.includes("quotes")) text = text.replace(DOUBLED_QUOTES, '"')
  return text.trim()
}

/** A word as maps and conditions compare it: inner blanks single, without case. */
export function foldWord(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase()
}

/** A cell cut to a length that never ends in half a character. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  return text
    .slice(0, max)
    .replace(/\p{Surrogate}$/u, "")
    .trimEnd()
}
