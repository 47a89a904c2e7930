import type { Track } from "./tracks"

/** Weather and place limits (rule C.6: shelter policy; the hand on the ground after the pavement rule). */
export const OUTING_RULE = {
  minTempC: 5,
  maxTempC: 29,
  groundHandSec: 7,
  stormFreeHours: 1,
  carrierWithinMetres: 2,
} as const

export const PLACES = ["room", "corridor", "double_door", "catio", "yard", "quiet_outdoor"] as const
export type Place = (typeof PLACES)[number]

/** The first stage at which a place may be used: doors from stage 6, the open air from stage 7. */
export const PLACE_FROM_STAGE = {
  room: 1,
  corridor: 4,
  double_door: 6,
  catio: 7,
  yard: 7,
  quiet_outdoor: 7,
} as const satisfies Record<Place, number>

/** Whether a place is outside. */
export function isOutdoors(place: Place): boolean {
  return place === "catio" || place === "yard" || place === "quiet_outdoor"
}

/**
 * Whether a session stands still while outdoor work is stopped: by its place, and on the harness course by its stage, too.
 * A cat in a carrier or cart works indoors at any stage; a place not known yet is none. Source: rule G.4.
 */
export const isStoppedWork = (session: {
  readonly track: Track
  readonly stage: number
  readonly place: Place | null
}): boolean =>
  (session.track === "harness" && session.stage >= PLACE_FROM_STAGE.yard) ||
  (session.place !== null && isOutdoors(session.place))

/** What is known before going out; null is "not checked". */
export interface OutingCheck {
  readonly tempC: number | null
  /** Hours since thunder or fireworks; "none" when there were none today. */
  readonly hoursSinceBang: number | "none" | null
  /** Seconds the back of a hand could rest on the ground, counted up to 7. */
  readonly groundHandSec: number | null
  readonly isPeakDogTime: boolean | null
  readonly carrierMetres: number | null
  readonly isTied: boolean | null
  readonly isLeftAlone: boolean | null
}

export interface OutingVerdict {
  readonly isClear: boolean
  readonly problems: readonly string[]
}

/**
 * Judges weather and place before an outdoor session: everything must be checked and in order. A cat that is carried or
 * rides touches no ground and has its carrier around it, so neither is asked then. Source: rule C.6.
 */
export function judgeOuting(check: OutingCheck, isCarried = false): OutingVerdict {
  const rule = OUTING_RULE
  const { tempC, hoursSinceBang, groundHandSec, carrierMetres } = check
  const isQuiet =
    hoursSinceBang === "none" || hoursSinceBang === null || hoursSinceBang >= rule.stormFreeHours
  const findings: readonly (readonly [isWrong: boolean, words: string])[] = [
    [tempC === null, "Temperature not checked"],
    [tempC !== null && tempC < rule.minTempC, `Colder than ${rule.minTempC} °C`],
    [tempC !== null && tempC > rule.maxTempC, `Warmer than ${rule.maxTempC} °C`],
    [hoursSinceBang === null, "Thunder and fireworks not checked"],
    [!isQuiet, "Thunder or fireworks within the hour"],
    [!isCarried && groundHandSec === null, "Ground not checked"],
    [
      !isCarried && groundHandSec !== null && groundHandSec < rule.groundHandSec,
      "The ground is too hot or cold for a hand",
    ],
    [check.isPeakDogTime === null, "Dog-walking time not checked"],
    [check.isPeakDogTime === true, "This is when most dogs are out"],
    [!isCarried && carrierMetres === null, "Carrier not in place"],
    [
      !isCarried && carrierMetres !== null && carrierMetres > rule.carrierWithinMetres,
      "The carrier is too far: within two metres",
    ],
    [check.isTied !== false, "Never tie the leash to anything"],
    [check.isLeftAlone !== false, "Never leave a cat alone in harness"],
  ]
  const problems = findings.filter(([isWrong]) => isWrong).map(([, words]) => words)
  return { isClear: problems.length === 0, problems }
}

/** Why a place is too early for a stage, or null. Carrying a cat out to distract it from the harness is such a case. */
export function warnAboutPlace(place: Place, stage: number): string | null {
  const from = PLACE_FROM_STAGE[place]
  return stage >= from ? null : `This place belongs to stage ${from} and later`
}
