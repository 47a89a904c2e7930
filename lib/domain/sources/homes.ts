import { catFactOf } from "@/lib/domain/cats/cat-facts"
import { INCIDENTS, type Incident } from "@/lib/domain/harness/history"
import { stageOf } from "@/lib/domain/harness/stages"
import { QUESTIONS } from "@/lib/domain/matching/questions"
import { clauseOf } from "@/lib/domain/placement/agreement"
import { troubleOf } from "@/lib/domain/programme/troubles"
import { type GateId, gateOf } from "@/lib/domain/suitability/gates"
import { signOf } from "@/lib/domain/temperament/calm-ladder"
import { type DimensionKey, dimensionOf } from "@/lib/domain/temperament/dimensions"
import { tagOf } from "@/lib/domain/temperament/tags"
import { parameterOf } from "./parameters"
import { ruleOf } from "./rules"

/** Where in the app something that a source states has its place. */
export type Home =
  | { readonly kind: "dimension"; readonly key: DimensionKey }
  | { readonly kind: "gate"; readonly key: GateId }
  | { readonly kind: "tag"; readonly key: string }
  | { readonly kind: "fact"; readonly key: string }
  | { readonly kind: "sign"; readonly key: string }
  | { readonly kind: "stage"; readonly key: string }
  | { readonly kind: "incident"; readonly key: Incident }
  | { readonly kind: "rule"; readonly key: string }
  | { readonly kind: "parameter"; readonly key: string }
  | { readonly kind: "trouble"; readonly key: string }
  | { readonly kind: "clause"; readonly key: string }
  | { readonly kind: "question"; readonly key: string }
export type HomeKind = Home["kind"]

const HOME_WORDS: Readonly<Record<HomeKind, string>> = {
  dimension: "Temperament question",
  gate: "Gate",
  tag: "Tag",
  fact: "Fact of the cat",
  sign: "Sign on the calm ladder",
  stage: "Harness stage",
  incident: "Incident",
  rule: "Rule",
  parameter: "Parameter",
  trouble: "Advice in a session",
  clause: "Clause of the agreement",
  question: "Question for adopters",
}

/** The name of a home as people read it; throws RangeError when the app has no such place. */
export function nameOfHome(home: Home): string {
  return `${HOME_WORDS[home.kind]}: ${placeName(home)}`
}

function placeName(home: Home): string {
  switch (home.kind) {
    case "dimension":
      return dimensionOf(home.key).name
    case "gate":
      return `${home.key} ${gateOf(home.key).title}`
    case "tag":
      return tagOf(home.key).label
    case "fact":
      return catFactOf(home.key).label
    case "sign":
      return signOf(home.key).label
    case "stage":
      return stageOf(Number(home.key)).name
    case "incident":
      if (!INCIDENTS.includes(home.key)) throw new RangeError(`there is no incident "${home.key}"`)
      return home.key
    case "rule":
      return ruleOf(home.key).title
    case "parameter":
      return parameterOf(home.key).label
    case "trouble":
      return troubleOf(home.key).title
    case "clause":
      return clauseOf(home.key).title
    case "question":
      return questionText(home.key)
  }
}

/** The key by which everything that lives in one place is found. */
export const homeId = (home: Pick<Home, "kind" | "key">): string =>
  `${home.kind}-${home.key}`.replaceAll(".", "-")

function questionText(key: string): string {
  const found = QUESTIONS.find((one) => one.key === key)
  if (!found) throw new RangeError(`there is no question "${key}"`)
  return found.text
}
