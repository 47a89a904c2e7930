import type { SessionProblem } from "./session-draft"

/** What to do about a problem with a session record, by the field it is about. */
const REMEDIES: Partial<Record<SessionProblem["field"], string>> = {
  hits: "Tap how many went well, or take the result back: then the session is kept as exposure.",
  trials: "Tap another number of trials; a session that really had so many is kept as it was.",
  peakStress: "Tap the highest level any sign reached, also when it was over quickly.",
  recoverySec:
    "Count from the sign to the first calm moment: eating, washing, a slow blink. A guess is better than nothing.",
  incidentText: "Write two sentences: what happened, and where. More can follow in the review.",
  secondPersonId:
    "Choose who was there. If nobody was, choose the one who can vouch for it, or hold the next session with two.",
  fitPassed:
    "Do the fit check and tap what you felt. If it fails, there is no session today: take the harness off, calmly.",
  place: "Go back to a place of this stage next time; what happened is kept.",
  leash: "Next time without a leash; what happened is kept.",
  durationSec: "Stop sooner next time, while it still goes well.",
  trackStep: "Practise the step before it a few times more; what happened is kept.",
  harnessId: "Look at it, clean it or do the fit check on the equipment page before the next session.",
  leashId: "Take a shorter or a clean one next time; the equipment page has them all.",
  atHours: "Let the cat sleep on it; the session is kept.",
}

export const remedyOf = (problem: Pick<SessionProblem, "field">): string => REMEDIES[problem.field] ?? ""
