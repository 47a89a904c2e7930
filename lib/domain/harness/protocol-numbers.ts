import type { ProtocolParameters } from "./protocol"

/** A number of the protocol that a version may set, what it means, and what it may be. */
export interface ProtocolNumber {
  readonly key: string
  readonly label: string
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly read: (parameters: ProtocolParameters) => number
}

function number(
  key: string,
  label: string,
  unit: string,
  [min, max, step]: readonly [number, number, number],
  read: ProtocolNumber["read"],
): ProtocolNumber {
  return { key, label, unit, min, max, step, read }
}

/**
 * What a shelter may change in its protocol. Where safety depends on a number it can be made stricter, never looser:
 * panic, high stress, stress limits and the two-person rule are not in this list at all.
 */
export const PROTOCOL_NUMBERS: readonly ProtocolNumber[] = [
  number("hitShare", "Share of trials that makes a session met", "", [0.8, 1, 0.05], (p) => p.met.hitShare),
  number(
    "maxRecoverySec",
    "Recovery after worry, at most",
    "seconds",
    [10, 30, 1],
    (p) => p.met.maxRecoverySec,
  ),
  number("metSessions", "Met sessions to go on", "of 4", [3, 4, 1], (p) => p.advance.metSessions),
  number("days", "On different days", "days", [2, 4, 1], (p) => p.advance.days),
  number("handlers", "By different handlers", "people", [2, 3, 1], (p) => p.advance.handlers),
  number("shortWornSec", "Worn once at stage 3", "seconds", [120, 600, 10], (p) => p.exits.shortWornSec),
  number("longWornSec", "Worn once at stage 4", "seconds", [600, 1800, 60], (p) => p.exits.longWornSec),
  number("places", "Places at stage 8", "places", [2, 4, 1], (p) => p.exits.places),
  number("optOutSessions", "Refusals in a row that pause", "sessions", [2, 3, 1], (p) => p.optOut.sessions),
  number("pauseDays", "Pause after refusals", "days", [14, 60, 1], (p) => p.optOut.pauseDays),
  number("perDay", "Sessions a day, at most", "sessions", [1, 2, 1], (p) => p.session.perDay),
  number("hoursApart", "Hours between sessions", "hours", [3, 8, 0.5], (p) => p.session.hoursApart),
]

/** Sets numbers of a protocol by key; what is not named stays. Throws RangeError for an unknown key or one out of its range. */
export function withProtocolNumbers(
  base: ProtocolParameters,
  values: Readonly<Partial<Record<string, number>>>,
): ProtocolParameters {
  const at = (key: string) => {
    const known = PROTOCOL_NUMBERS.find((one) => one.key === key)
    if (!known) throw new RangeError(`there is no number "${key}" in the protocol`)
    const value = values[key] ?? known.read(base)
    if (!(value >= known.min && value <= known.max))
      throw new RangeError(`${known.label} must be from ${known.min} to ${known.max}`)
    return value
  }
  for (const key of Object.keys(values)) at(key)
  return {
    ...base,
    met: { ...base.met, hitShare: at("hitShare"), maxRecoverySec: at("maxRecoverySec") },
    advance: { ...base.advance, metSessions: at("metSessions"), days: at("days"), handlers: at("handlers") },
    exits: {
      ...base.exits,
      shortWornSec: at("shortWornSec"),
      longWornSec: at("longWornSec"),
      places: at("places"),
    },
    optOut: { ...base.optOut, sessions: at("optOutSessions"), pauseDays: at("pauseDays") },
    session: { ...base.session, perDay: at("perDay"), hoursApart: at("hoursApart") },
  }
}
