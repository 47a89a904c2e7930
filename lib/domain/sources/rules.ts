import { FIT_RULE } from "@/lib/domain/harness/fit-check"
import { DEFAULT_PROTOCOL } from "@/lib/domain/harness/protocol"
import { DEFAULT_SUITABILITY } from "@/lib/domain/suitability/parameters"
import { WEEKLY_DOUBLE_RATING_SHARE } from "@/lib/domain/temperament/certification"
import { DEFAULT_RUBRIC } from "@/lib/domain/temperament/rubric"

/** A rule that is not one question, gate or tag: what it says, in numbers that are those of the code. */
export interface NamedRule {
  readonly key: string
  readonly title: string
  readonly states: string
}

const { sufficient, trail } = DEFAULT_SUITABILITY
const { optOut } = DEFAULT_PROTOCOL

/** The rules that statements of the founding articles lead to. */
export const RULES: readonly NamedRule[] = [
  {
    key: "sufficient_evidence",
    title: "Still getting to know",
    states: `No label before ${sufficient.coverage} of 100 points are covered by recent ratings of ${sufficient.raters} people on ${sufficient.days} days. Until then sessions and looks go on, and the cat's answers guide us.`,
  },
  {
    key: "critical_floor",
    title: "Safety-critical floor",
    states: `Fear is not averaged away: Trail needs a mean of ${trail.criticalMean} with a low bound of ${trail.criticalLow} on every safety-critical question, whatever the rest says.`,
  },
  {
    key: "settling_time",
    title: "Settling time",
    states: `In the first ${DEFAULT_RUBRIC.settlingHours} hours a rating counts ${DEFAULT_RUBRIC.settlingWeight} of its weight, and training waits for the pre-check: calm on two days, eating, no pain.`,
  },
  {
    key: "opt_out",
    title: "The cat says no",
    states: `${optOut.sessions} sessions in a row without a hit that the cat ended, at the first ${optOut.lastStage} stages, pause training for ${optOut.pauseDays} days; the second time it ends for good, and window life is celebrated.`,
  },
  {
    key: "evidence_fades",
    title: "Evidence fades",
    states: `What was seen counts half after ${DEFAULT_RUBRIC.halfLifeDays} days: a cat may change its mind, and then the label follows.`,
  },
  {
    key: "age_is_no_gate",
    title: "Age opens and closes nothing",
    states:
      "No score, label or match has an upper age. Kittens may learn faster and seniors slower; the stage follows the sessions, not the birthday. Going out waits for 16 weeks (gate G5).",
  },
  {
    key: "foster_looks",
    title: "Foster homes and shows",
    states:
      "Ratings from a foster home count as much as the set probes in the shelter, and practice at home before adoption is logged in the same history.",
  },
  {
    key: "back_out_test",
    title: "Back-out test",
    states: `Indoors, a slack leash raised gently backwards and up for 3 seconds: no strap may pass elbow or ear. ${FIT_RULE.minFingers} to ${FIT_RULE.maxFingers} fingers under every strap. Not passed, no session with a leash.`,
  },
  {
    key: "rater_training",
    title: "Reading the body, not the will",
    states: `Signs are discomfort, never stubbornness. Raters sit described cases, and ${WEEKLY_DOUBLE_RATING_SHARE * 100} % of assessments are looked at by a second person each week, so that misreading shows.`,
  },
]

/** A rule by its key; throws RangeError for an unknown one. */
export function ruleOf(key: string): NamedRule {
  const found = RULES.find((one) => one.key === key)
  if (!found) throw new RangeError(`there is no rule "${key}"`)
  return found
}
