/** The founding articles, and what else a statement may rest on. */
export const ARTICLES = {
  S000: "Leash guide of a conscious-cat blog",
  S000c: "Readers' comments on that leash guide (lay reports, weaker)",
  S001: "Harness and leash training guide for indoor cats",
  S002: "Article on success and struggle with cats outdoors",
  S003: "Adventure-cat guide of an adoption site",
  S004: "Harness training in ten steps",
  policy: "Shelter policy: our own choice, stated by no source",
} as const
export type ArticleId = keyof typeof ARTICLES
