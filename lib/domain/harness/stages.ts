/** The stage a graduate keeps up; stages 1 to 8 are worked on, and what is mastered is the stage minus one. */
export const GRADUATE_STAGE = 9
export const FIRST_STAGE = 1

/** One stage of the harness ladder. Minutes are the longest a session should last. */
export interface Stage {
  readonly number: number
  readonly name: string
  readonly todo: string
  readonly hitRule: string
  readonly maxMinutes: number
  /** What the stage asks for beside met sessions, or null. */
  readonly exitRule: string | null
  /** Handlers the sessions towards the next stage must be shared by. */
  readonly minHandlers: number
  readonly sources: readonly string[]
}

/** The ladder as data (rule C.1, own wording). */
export const STAGES: readonly Stage[] = [
  {
    number: 1,
    name: "Meet the gear",
    todo: "Leave the harness by the bed and the bowl. Reward every look and sniff; ask for nothing.",
    hitRule: "Comes within 10 cm of the harness, or eats there, in 30 seconds",
    maxMinutes: 5,
    exitRule: null,
    minHandlers: 1,
    sources: ["S000", "S001", "S002", "S003", "S004"],
  },
  {
    number: 2,
    name: "Drape and head-in",
    todo: "Lay the open harness over the back for a moment, then lure the head through. Nothing is fastened.",
    hitRule: "Stays still, or puts the head in unasked, for 3 seconds",
    maxMinutes: 5,
    exitRule: "The head has gone in by the cat's own choice in one session or more",
    minHandlers: 1,
    sources: ["S000", "S001", "S003"],
  },
  {
    number: 3,
    name: "Fastened, short",
    todo: "Fasten it, feed or play, and take it off while all is still well.",
    hitRule: "Wears it for 30 seconds and takes a reward",
    maxMinutes: 5,
    exitRule: "The fit check is passed, and it was worn for 2 minutes in one session",
    minHandlers: 1,
    sources: ["S001", "S002", "S003"],
  },
  {
    number: 4,
    name: "Moves free",
    todo: "Free walk in a known room with toys and a trail of food. A flop is part of it; wait.",
    hitRule: "Five steps or more with a normal gait, tail not tucked",
    maxMinutes: 10,
    exitRule: "Worn for 10 minutes once, and walking nearly as usual by now (gait 3 or 4)",
    minHandlers: 2,
    sources: ["S000", "S001", "S002"],
  },
  {
    number: 5,
    name: "Leash inside",
    todo: "First let the leash drag while you watch, then hold it slack and go where the cat goes.",
    hitRule: "A minute on a slack leash: the cat picks the way and eats",
    maxMinutes: 10,
    exitRule: "The back-out test is passed, and two handlers have taken part",
    minHandlers: 2,
    sources: ["S000", "S001", "S002", "S003"],
  },
  {
    number: 6,
    name: "Doorway and retreat",
    todo: "Behind a double door: calm while the inner one opens, and into the carrier or backpack on cue.",
    hitRule: "Calm for 30 seconds at the open inner door, or in the carrier within 15 seconds of the cue",
    maxMinutes: 10,
    exitRule: "Both the doorway and the carrier were hit within the last 4 sessions",
    minHandlers: 2,
    sources: ["S001", "S003"],
  },
  {
    number: 7,
    name: "First air",
    todo: "A quiet, closed place outside, two people, the open carrier within two metres.",
    hitRule: "A minute outside, exploring or resting, and takes food or washes",
    maxMinutes: 3,
    exitRule: "The gates allow Trail; the place and the weather are checked before every session",
    minHandlers: 2,
    sources: ["S001", "S002"],
  },
  {
    number: 8,
    name: "Small world",
    todo: "A second place, then something new and mild to see or hear.",
    hitRule: "Two minutes, over a mild surprise in 30 seconds, and back into the carrier on cue",
    maxMinutes: 15,
    exitRule: "Two places or more within the last 4 sessions",
    minHandlers: 2,
    sources: ["S000", "S002", "S003"],
  },
  {
    number: 9,
    name: "Graduate",
    todo: "Once a week keeps it fresh.",
    hitRule: "As in stage 8",
    maxMinutes: 20,
    exitRule: null,
    minHandlers: 2,
    sources: ["S002", "S003"],
  },
]

/** First air begins shorter still and is lengthened once two calm sessions are behind the cat (rule C.1: 3, later 5). */
export const FIRST_AIR = { stage: 7, laterMinutes: 5, afterMetSessions: 2 } as const

/** The catalogue entry of a stage; throws RangeError outside 1 to 9. */
export function stageOf(number: number): Stage {
  const found = STAGES.find((stage) => stage.number === number)
  if (!found) throw new RangeError(`stage must be a whole number from 1 to 9, not ${number}`)
  return found
}

/** Longest session in minutes at a stage, given the met sessions the cat already has there and a version's own limits. */
export function maxMinutesAt(
  stage: number,
  metSessions = 0,
  ownMinutes: Readonly<Partial<Record<number, number>>> = {},
): number {
  const own = ownMinutes[stage]
  if (own !== undefined) return own
  const isLaterFirstAir = stage === FIRST_AIR.stage && metSessions >= FIRST_AIR.afterMetSessions
  return isLaterFirstAir ? FIRST_AIR.laterMinutes : stageOf(stage).maxMinutes
}

/** Kittens tire sooner: half the time of the stage below six months (shelter policy). */
export const KITTEN_SESSION = { belowMonths: 6, share: 0.5 } as const

/** Longest session in minutes for a cat of an age in months; an unknown age is taken as grown. */
export const minutesForAge = (minutes: number, ageMonths: number | null): number =>
  ageMonths !== null && ageMonths < KITTEN_SESSION.belowMonths
    ? Math.ceil(minutes * KITTEN_SESSION.share)
    : minutes
