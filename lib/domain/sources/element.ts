import type { ArticleId } from "./articles"
import type { Home } from "./homes"

/** The groups of statements, as the founding articles were read. */
export const ELEMENT_GROUPS = {
  A: "Why go out at all",
  B: "What speaks for a cat",
  C: "What speaks against, or for waiting",
  D: "Age and when to start",
  E: "What a home brings",
  F: "Equipment",
  G: "Steps and what ends them",
  H: "Signals",
  I: "Troubles and answers",
  J: "Safety",
  K: "How long it takes",
  L: "Common mistakes",
} as const
export type ElementGroup = keyof typeof ELEMENT_GROUPS

/** One statement of the founding articles in our words, with who states it and where it lives in the app. */
export interface SourceElement {
  readonly number: number
  readonly group: ElementGroup
  readonly text: string
  readonly articles: readonly ArticleId[]
  readonly homes: readonly [Home, ...Home[]]
}

export function element(
  number: number,
  group: ElementGroup,
  text: string,
  articles: readonly ArticleId[],
  ...homes: SourceElement["homes"]
): SourceElement {
  return { number, group, text, articles, homes }
}

export const dimension = (key: Extract<Home, { kind: "dimension" }>["key"]): Home => ({
  kind: "dimension",
  key,
})
export const gate = (key: Extract<Home, { kind: "gate" }>["key"]): Home => ({ kind: "gate", key })
export const incident = (key: Extract<Home, { kind: "incident" }>["key"]): Home => ({ kind: "incident", key })
export const at = (
  kind: "tag" | "fact" | "sign" | "stage" | "rule" | "parameter" | "trouble" | "clause" | "question",
  key: string,
): Home => ({ kind, key })
export const stage = (key: number): Home => at("stage", String(key))
export const rule = (key: string): Home => at("rule", key)
export const parameter = (key: string): Home => at("parameter", key)
