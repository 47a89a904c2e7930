/** Stress on the calm ladder, 0 loose to 4 panic. */
export const STRESS_LEVELS = [0, 1, 2, 3, 4] as const
export type StressLevel = (typeof STRESS_LEVELS)[number]

/** One rung: its word, what it looks like in a phrase, and what the handler does. */
export interface LadderLevel {
  readonly level: StressLevel
  readonly word: string
  readonly act: string
}

/** The calm ladder as data (rule C.4, own wording). */
export const CALM_LADDER: readonly LadderLevel[] = [
  { level: 0, word: "loose", act: "Carry on." },
  { level: 1, word: "alert", act: "Slow down and make it easier." },
  {
    level: 2,
    word: "worried",
    act: "Ask for nothing more and give distance; stop if it has not passed in 30 seconds.",
  },
  { level: 3, word: "afraid", act: "Stop now, into the carrier; the next session is a step back." },
  {
    level: 4,
    word: "panic",
    act: "Emergency: make the cat safe, write the incident down, a review follows.",
  },
]

/** One visible sign. Adaptation signs carry no level of their own. */
export interface Sign {
  readonly code: string
  readonly label: string
  readonly level: StressLevel | null
  /** Signs a vet must see today. */
  readonly vetToday: boolean
}

function sign(code: string, level: StressLevel | null, label: string): Sign {
  return { code, level, label, vetToday: code === "r_open" }
}

/** Every sign the session sheet offers, calmest first (rule C.4; signs after S001, S002, S003; own labels). */
export const SIGNS: readonly Sign[] = [
  sign("t_up", 0, "tail up or at rest"),
  sign("e_blink", 0, "slow blinks"),
  sign("m_eat", 0, "eats"),
  sign("g_calm", 0, "washes unhurriedly"),
  sign("x_explore", 0, "explores"),
  sign("p_play", 0, "plays"),
  sign("l_watch", 0, "sits and looks, taking things in"),
  sign("s_mark", 0, "rubs, leaves its scent"),
  sign("t_tip", 1, "only the tip of the tail flicks"),
  sign("e_side", 1, "ears turn aside, under 5 seconds"),
  sign("m_lick", 1, "licks nose or lips"),
  sign("h_away", 1, "turns the head away"),
  sign("b_pause", 1, "stops for less than 5 seconds"),
  sign("g_quick", 1, "a hasty shake or lick of the coat"),
  sign("c_chew", 1, "chews the harness or works at getting it off"),
  sign("f_tired", 1, "tired, wants to be carried"),
  sign("e_flat1", 2, "ears sideways for 5 seconds or more"),
  sign("y_wide", 2, "pupils wide for this light"),
  sign("t_swish", 2, "tail swishing or held tight"),
  sign("b_low", 2, "walks with the belly low"),
  sign("b_freeze1", 2, "frozen for 5 to 30 seconds"),
  sign("b_back", 2, "backs off"),
  sign("m_refuse1", 2, "turns down the favourite food once"),
  sign("v_meow", 2, "meows over and over"),
  sign("e_flat2", 3, "ears flat to the head"),
  sign("t_puff", 3, "tail or back puffed"),
  sign("v_hiss", 3, "hisses or growls"),
  sign("b_freeze2", 3, "frozen for more than 30 seconds"),
  sign("b_shake", 3, "trembles"),
  sign("r_fast", 3, "breathes fast"),
  sign("b_hide", 3, "urgently looks for a hiding place"),
  sign("m_refuse3", 3, "turns down all food three times"),
  sign("b_feign", 3, "motionless, eyes half closed, body tense"),
  sign("m_drool", 3, "drools"),
  sign("b_thrash", 4, "thrashes, or rolls clawing at the harness"),
  sign("b_bolt", 4, "runs to the end of the leash"),
  sign("a_contact", 4, "hits or bites and makes contact"),
  sign("v_scream", 4, "screams"),
  sign("s_soil", 4, "wets or soils itself"),
  sign("r_open", 4, "breathes with an open mouth"),
  sign("d_flop", null, "flops over"),
  sign("d_roll", null, "rolls"),
  sign("d_moon", null, "steps in slow motion"),
  sign("d_back", null, "steps backwards"),
]

/** Stages in which the body is learning the harness, so that a flop or a slow step means no more than that. */
const ADAPTATION_STAGES = { first: 2, last: 4 } as const
/** From this level on another sign speaks for the adaptation signs too. */
const ADAPTATION_JOINS_FROM = 2
/** Once the leash is on, a flop or a step backwards is a worried cat (and backing out is how harnesses are slipped). */
const ADAPTATION_WITH_LEASH: StressLevel = 2
/** Before any harness is worn the same movements say little: alert. */
const ADAPTATION_WITHOUT_HARNESS: StressLevel = 1

/** Peak level of a session and the level each sign counted as. */
export interface SignReading {
  readonly peak: StressLevel
  readonly counted: readonly { readonly code: string; readonly level: StressLevel }[]
  readonly vetToday: boolean
}

/**
 * Reads the signs seen in one session at a training stage (null when not training): the highest level, what each sign
 * counted as, and whether a vet must look today. Throws RangeError for an unknown code. Source: rule C.4.
 */
export function readSigns(codes: readonly string[], stage: number | null): SignReading {
  const seen = codes.map(signOf)
  const plainPeak = highest(seen.map((one) => one.level ?? 0))
  const adaptation = adaptationLevel(plainPeak, stage)
  const counted = seen.map((one) => ({ code: one.code, level: one.level ?? adaptation }))
  return {
    peak: highest(counted.map((one) => one.level)),
    counted,
    vetToday: seen.some((one) => one.vetToday),
  }
}

/** The highest level among the signs of one session, 0 when none was seen. */
export function peakOf(codes: readonly string[], stage: number | null): StressLevel {
  return readSigns(codes, stage).peak
}

/** The catalogue entry of a sign; throws RangeError for an unknown code. */
export function signOf(code: string): Sign {
  const found = SIGNS.find((one) => one.code === code)
  if (!found) throw new RangeError(`there is no sign with the code "${code}"`)
  return found
}

/** The rung of a level; throws RangeError outside 0 to 4. */
export function ladderLevelOf(level: number): LadderLevel {
  const found = CALM_LADDER.find((rung) => rung.level === level)
  if (!found) throw new RangeError(`stress must be 0, 1, 2, 3 or 4, not ${level}`)
  return found
}

function adaptationLevel(plainPeak: StressLevel, stage: number | null): StressLevel {
  if (plainPeak >= ADAPTATION_JOINS_FROM) return plainPeak
  if (stage === null || stage < ADAPTATION_STAGES.first) return ADAPTATION_WITHOUT_HARNESS
  return stage <= ADAPTATION_STAGES.last ? 0 : ADAPTATION_WITH_LEASH
}

function highest(levels: readonly StressLevel[]): StressLevel {
  return levels.reduce<StressLevel>((peak, level) => (level > peak ? level : peak), 0)
}
