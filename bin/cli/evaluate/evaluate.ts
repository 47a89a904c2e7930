import { evaluateAgreementInput } from "./agreement"
import { evaluateAssignInput } from "./assign"
import { evaluateMatchInput } from "./match"
import { evaluateOrderInput } from "./order"
import { evaluateProportionInput } from "./proportion"
import { evaluateProtocolInput } from "./protocol"
import { type Evaluation, type Evaluator, refuse } from "./read-input"
import { evaluateSuitabilityInput } from "./suitability"
import { evaluateSurvivalInput } from "./survival"

/** Everything `evaluate` can calculate, by the word on the command line. */
const EVALUATORS = new Map<string, Evaluator>([
  ["suitability", evaluateSuitabilityInput],
  ["protocol", evaluateProtocolInput],
  ["match", evaluateMatchInput],
  ["order", evaluateOrderInput],
  ["assign", evaluateAssignInput],
  ["survival", evaluateSurvivalInput],
  ["agreement", evaluateAgreementInput],
  ["proportion", evaluateProportionInput],
])

/** The words `evaluate` knows, for help and completion. */
export const EVALUATION_KINDS: readonly string[] = [...EVALUATORS.keys()]

/** Evaluates one JSON document without a database: the document to print, or one sentence about the bad input. */
export function evaluateCommand(what: string, stdinText: string): Evaluation {
  const evaluate = EVALUATORS.get(what)
  if (evaluate) return evaluate(stdinText)
  return refuse(`There is nothing called "${what}" to evaluate; choose ${EVALUATION_KINDS.join(", ")}.`)
}
