/** How a cat got away, or nearly: what the register asks, so that the next escape can be prevented. */
export const MECHANISMS = {
  backed_out: "Backed out with the leash above its head",
  buckle: "A buckle opened",
  strap: "A strap tore or slipped",
  door: "Through an open door or window",
  startled: "Startled and pulled free",
  tangled: "Caught or tangled",
  handler: "The leash slipped from the hand",
  unknown: "Not known",
} as const
export type Mechanism = keyof typeof MECHANISMS
export const MECHANISM_KEYS = Object.keys(MECHANISMS) as [Mechanism, ...Mechanism[]]

/** What the register holds beside signs: the incidents of a session. */
export const INCIDENT_KINDS = {
  slipped: "Slipped out of the harness",
  bolted: "Bolted",
  bite: "Bite",
  scratch: "Scratch",
  other: "Something else",
} as const
export type IncidentKind = keyof typeof INCIDENT_KINDS
export const INCIDENT_KIND_KEYS = Object.keys(INCIDENT_KINDS) as [IncidentKind, ...IncidentKind[]]
