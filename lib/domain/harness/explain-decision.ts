import { DEFAULT_PROTOCOL, type ProtocolParameters } from "./protocol"
import { GRADUATE_STAGE, stageOf } from "./stages"
import type { LogLine } from "./state"

/** A because-sentence in plain words for one line of the stage log. Source of the rules: C.2. */
export function explainDecision(line: LogLine, protocol: ProtocolParameters = DEFAULT_PROTOCOL): string {
  return `${describeMove(line)}, because ${becauseOf(line, protocol)}.`
}

function describeMove({ from, to, why }: LogLine): string {
  if (why === "PROTOCOL WARNING" || why === "outdoor stop") return `This session is kept but does not count`
  if (why === "review cleared") return `The review is closed and stage ${to} stays`
  if (why === "opt-out final") return "Training ends here, and window life it is"
  if (why.startsWith("opt-out pause")) return "Training pauses"
  const place = `stage ${to}, ${stageOf(to).name}`
  if (to > from)
    return to === GRADUATE_STAGE ? `Up to ${place}: all eight stages are mastered` : `Up to ${place}`
  return to < from ? `Back to ${place}` : `A fresh start at ${place}`
}

function becauseOf({ why }: LogLine, protocol: ProtocolParameters): string {
  const { advance, notMetInARow, optOut, panic, highStress } = protocol
  if (why.startsWith("incident:")) {
    const incident = why.slice("incident:".length)
    return `of an incident (${incident}): ${panic.restHours} hours of rest and a review come first`
  }
  if (why.startsWith("lapse>"))
    return `there was no session for more than ${why.slice("lapse>".length, -1)} days`
  if (why.startsWith("opt-out pause")) {
    return `the cat ended ${optOut.sessions} sessions in a row without a hit; it rests for ${optOut.pauseDays} days`
  }
  switch (why) {
    case "criteria met":
      return `${advance.metSessions} of the last ${advance.windowSessions} sessions were met, on ${advance.days} days or more`
    case "two not met":
      return `${notMetInARow} sessions in a row were not met; smaller steps help`
    case "high stress":
      return `the cat was afraid; it rests for ${highStress.restHours} hours`
    case "panic":
      return `the cat panicked: ${panic.restHours} hours of rest and a review come first`
    case "refresher":
      return "one met session gives back a step lost to the gap"
    case "opt-out final":
      return "the cat has said no again after a pause, and its no counts"
    case "review cleared":
      return "the behaviour lead has looked at what happened"
    case "outdoor stop":
      return "all outdoor work stood still after two escapes; it goes on once they are reviewed"
    case "override":
      return "a person set the stage by hand; reason and name are on record"
    default:
      return "the cat should have been resting, or a review or pre-check was open"
  }
}
