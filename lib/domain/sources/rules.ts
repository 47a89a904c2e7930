import { FIT_RULE } from "@/lib/domain/harness/fit-check"
import { OUTING_RULE, PLACE_FROM_STAGE } from "@/lib/domain/harness/outing-rules"
import { DEFAULT_PROTOCOL } from "@/lib/domain/harness/protocol"
import { STOP_RULE } from "@/lib/domain/programme/stop-rule"
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
  {
    key: "programme",
    title: "What the programme is",
    states:
      "Watched time outside for cats that want it, in a harness or in a carrier, for scents, movement and a closer bond. Figures on how long cats live are the articles' own claims and not repeated to adopters.",
  },
  {
    key: "indoor_first",
    title: "A good life indoors first",
    states:
      "Play, high places, puzzle food, rest and routine come first; training is an extra on top and never instead.",
  },
  {
    key: "comfort",
    title: "Comfort, not distance",
    states:
      "What is measured is calm, choice and recovery. Nothing in Slackline counts metres, and no list ranks them.",
  },
  {
    key: "window_life",
    title: "Window life is a good life",
    states:
      "A cat that stays inside has not failed at anything; every page says so in the same words as of any other.",
  },
  {
    key: "session_manners",
    title: "Manners of a session",
    states:
      "No laughing, no filming, no helping along unless there is distress; it ends on the cat's yes, while all is calm.",
  },
  {
    key: "rewards",
    title: "Rewards",
    states:
      "Small treats worth working for, play, a soft voice; what the cat took and how gladly is written down each time.",
  },
  {
    key: "taking_off",
    title: "Taking it off",
    states:
      "Taking the harness off is a phase of its own, rewarded at once, and its stress is written down apart.",
  },
  {
    key: "marker",
    title: "The clicker",
    states:
      "A click marks five things: calm when the harness is shown, still while it goes on, moving by choice, relaxed at doors, confident first steps outside. It is a support, never required.",
  },
  {
    key: "techniques",
    title: "Techniques",
    states:
      "Play while wearing it, meals beside it, watching another cat, stop and wait when the leash is pulled.",
  },
  {
    key: "small_steps",
    title: "Smaller steps",
    states:
      "Where a cat hesitates a stage is cut into smaller steps; what was tried is written down with the session.",
  },
  {
    key: "advance",
    title: "Going on",
    states: `${DEFAULT_PROTOCOL.advance.metSessions} of the last ${DEFAULT_PROTOCOL.advance.windowSessions} sessions met, the latest among them, on ${DEFAULT_PROTOCOL.advance.days} days; a session is met with ${DEFAULT_PROTOCOL.met.hitShare * 100} % hits at stress ${DEFAULT_PROTOCOL.met.maxStressIndoors} or less indoors.`,
  },
  {
    key: "step_back",
    title: "A step back",
    states: `Two sessions in a row that were not met go back one stage, stress ${DEFAULT_PROTOCOL.highStress.fromStress} one with ${DEFAULT_PROTOCOL.highStress.restHours} hours of rest, panic or escape two with ${DEFAULT_PROTOCOL.panic.restHours} hours and a review. Beginning again is part of it.`,
  },
  {
    key: "no_force",
    title: "Never by force",
    states: `No pulling, dragging or punishing. At stress ${DEFAULT_PROTOCOL.highStress.fromStress} the session ends at once; who goes on all the same is asked why by the log.`,
  },
  {
    key: "supervision",
    title: "Never alone, never tied",
    states: `A cat in harness or leash is never alone and never tied; hands stay on the leash. From stage ${DEFAULT_PROTOCOL.exits.pairFromStage} on two people.`,
  },
  {
    key: "cat_harness",
    title: "Gear made for cats",
    states:
      "Light, adjustable, made for cats, the clip on the back, the pull on the chest. Never a dog's harness.",
  },
  {
    key: "leash",
    title: "The leash",
    states: "Light, never on a collar, never retractable; its length follows the stage.",
  },
  {
    key: "fit_check",
    title: "Fit check",
    states: `${FIT_RULE.minFingers} to ${FIT_RULE.maxFingers} fingers at neck and chest, buckles locked, armpits free, no chafing, phone tag and chip, from stage ${FIT_RULE.fromStage} on and again before each outing.`,
  },
  {
    key: "carrier_track",
    title: "Carrier and backpack",
    states:
      "A way of its own: open at home, meals inside, carried round the house, outdoors, and for some cats the leash later. Mastered, it alone opens Patio & Pack.",
  },
  {
    key: "outing_kit",
    title: "What comes along",
    states: `An open carrier within ${OUTING_RULE.carrierWithinMetres} metres, water and treats, on long ways a litter tray; a tracker if one likes.`,
  },
  {
    key: "places",
    title: "Places",
    states: `Indoors first; doors from stage ${PLACE_FROM_STAGE.double_door}, outside from stage ${PLACE_FROM_STAGE.yard}, a familiar quiet place before a new one. Away from roads, dogs and their hours, wild animals and noise.`,
  },
  {
    key: "weather",
    title: "Weather and ground",
    states: `No outing below ${OUTING_RULE.minTempC} or above ${OUTING_RULE.maxTempC} degrees Celsius, within ${OUTING_RULE.stormFreeHours} hour of thunder or fireworks, or when a hand cannot rest on the ground for ${OUTING_RULE.groundHandSec} seconds.`,
  },
  {
    key: "session_length",
    title: "Enough is enough",
    states: `A session has its longest time by stage, ${DEFAULT_PROTOCOL.session.perDay} a day at most and ${DEFAULT_PROTOCOL.session.hoursApart} hours between them.`,
  },
  {
    key: "course_length",
    title: "How long a course takes",
    states: `At two sessions a week twelve weeks at the least, with every session met. A gap of more than ${DEFAULT_PROTOCOL.lapses[1]?.afterDays} days costs a step.`,
  },
  {
    key: "home_is_no_gate",
    title: "No home is shut out",
    states:
      "Neither yard nor stairs nor how somebody moves lowers a match: such answers only choose our advice. Only three documented reasons can set a cat aside, and every cat stays in sight.",
  },
  {
    key: "public_filters",
    title: "Filters for adopters",
    states:
      "The public list is filtered by what was seen: ready for, age, energy, company, special care. Each filter says how many cats it hides; the order begins with who has waited longest.",
  },
  {
    key: "outdoor_stop",
    title: "Outdoor stop",
    states: `${STOP_RULE.escapes} escapes in ${STOP_RULE.days} days stop the outdoor stages of the whole shelter until they are reviewed. Near misses are written down, too.`,
  },
]

/** A rule by its key; throws RangeError for an unknown one. */
export function ruleOf(key: string): NamedRule {
  const found = RULES.find((one) => one.key === key)
  if (!found) throw new RangeError(`there is no rule "${key}"`)
  return found
}
