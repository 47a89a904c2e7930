/** One trouble with what helps, shown when its signs appear. */
export interface Trouble {
  readonly key: string
  readonly title: string
  /** Signs on the calm ladder, incidents or ways of ending that bring it up. */
  readonly signs: readonly string[]
  readonly incidents: readonly string[]
  readonly advice: readonly string[]
  /** What never helps. */
  readonly never: string
}

/** Troubles and answers of the founding articles, in our words; the stop rules of the ladder come before any of them. */
export const TROUBLES: readonly Trouble[] = [
  {
    key: "freezes",
    title: "Freezes or lies down",
    signs: ["b_freeze1", "b_freeze2", "d_flop"],
    incidents: [],
    advice: [
      "Stop, speak softly, and wait",
      "Give distance; outdoors go home when it has not passed in 30 seconds",
    ],
    never: "Never drag or push",
  },
  {
    key: "chews",
    title: "Chews the harness",
    signs: ["c_chew"],
    incidents: [],
    advice: [
      "Wear it for a shorter time",
      "Offer play or food as something better to do",
      "Check the fit, armpits first",
    ],
    never: "Never scold",
  },
  {
    key: "meows_hisses",
    title: "Meows over and over, or hisses",
    signs: ["v_meow", "v_hiss"],
    incidents: [],
    advice: ["Go back indoors calmly", "Next time less of everything: shorter, quieter, nearer to home"],
    never: "Never wait it out outside",
  },
  {
    key: "will_not_move",
    title: "Does not move on",
    signs: ["b_pause", "b_back", "l_watch"],
    incidents: [],
    advice: [
      "Let it watch: taking things in is part of it",
      "A better treat, another place, a shorter session",
    ],
    never: "Never pull the leash",
  },
  {
    key: "slips_out",
    title: "Gets out of the harness",
    signs: [],
    incidents: ["slipped"],
    advice: [
      "Another size or an escape-resistant model, every buckle checked twice",
      "A new fit check with the back-out test before anything else",
    ],
    never: "Never out again in the same harness before the fit is passed",
  },
  {
    key: "overwhelmed",
    title: "Too much at once",
    signs: ["b_low", "y_wide", "t_puff", "b_hide", "r_fast", "b_shake"],
    incidents: ["bolted"],
    advice: ["Into the carrier, calmly, and home", "The next session one step back, in a place it knows"],
    never: "Never push on through fear: it can end training for good",
  },
]

/** The troubles that the signs and the incident of a session bring up, in catalogue order. */
export function troublesOf(session: {
  readonly signs: readonly string[]
  readonly incident: string
}): readonly Trouble[] {
  return TROUBLES.filter(
    ({ signs, incidents }) =>
      signs.some((sign) => session.signs.includes(sign)) || incidents.includes(session.incident),
  )
}

/** The catalogue entry of a trouble; throws RangeError for an unknown key. */
export function troubleOf(key: string): Trouble {
  const found = TROUBLES.find((one) => one.key === key)
  if (!found) throw new RangeError(`there is no trouble "${key}"`)
  return found
}
