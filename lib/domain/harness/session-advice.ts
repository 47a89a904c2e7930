import { carrierStepOf, isOnFoot, STEP_RULE } from "./carrier-track"
import { isFitCheckDue } from "./fit-check"
import { isOutdoors } from "./outing-rules"
import type { SessionDraft, SessionProblem } from "./session-draft"

/** Something to be told about a session record that is saved all the same. */
export function advice(field: keyof SessionDraft, sentence: string): SessionProblem {
  return { field, isBlocking: false, sentence }
}

/** A cat at a show is carried or sits in its pen: a tap there is a look at the cat, not a session with it. */
export const isAtShow = ({ setting }: SessionDraft) => setting === "show"

/** What speaks against a session in a carrier or cart: the gates and the weather outdoors, and a step too early. */
export function checkTrack(draft: SessionDraft): readonly SessionProblem[] {
  const { track = "harness", trackStep = null, carrierStep, place, gateCap, outingClear } = draft
  if (track === "harness" || isAtShow(draft)) return []
  const problems: SessionProblem[] = []
  const isOutside = place !== null && isOutdoors(place)
  if (isOutside && gateCap !== undefined && gateCap < STEP_RULE.gateCap)
    problems.push(
      advice("place", "The gates are not clear for outdoors: carriers and carts stay inside, too."),
    )
  if (isOutside && outingClear !== true)
    problems.push(advice("place", "Weather and place were not checked before going out."))
  if (track === "carrier" && trackStep !== null && carrierStep !== undefined && trackStep > carrierStep)
    problems.push(
      advice(
        "trackStep",
        `Step ${carrierStep}, ${carrierStepOf(carrierStep).name}, comes first; this one is kept.`,
      ),
    )
  return problems
}

/** What stands against the gear that was used, and a fit check that does not hold any more. */
export function checkGear(draft: SessionDraft): readonly SessionProblem[] {
  const { gear = [], fitRanOut = null, fitPassed, stage } = draft
  const used = gear.flatMap(({ field, label, problems }) =>
    problems.map((problem) =>
      advice(field, `${label}: ${problem.charAt(0).toLowerCase()}${problem.slice(1)}.`),
    ),
  )
  const asksForFit = fitRanOut !== null && fitPassed !== true && isOnFoot(draft) && !isAtShow(draft)
  return asksForFit && isFitCheckDue(stage, false) ? [...used, advice("harnessId", `${fitRanOut}.`)] : used
}
