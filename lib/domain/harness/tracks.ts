/** The ways a cat can learn the outside: on its own feet, in a carrier or backpack, or riding in a cart or on a patio. */
export const TRACKS = [
  {
    key: "harness",
    label: "Harness",
    course: "harness training",
    todo: "Stage by stage on the harness ladder.",
  },
  {
    key: "carrier",
    label: "Carrier or backpack",
    course: "the carrier and backpack track",
    todo: "Five steps in a carrier or backpack; one session a week is enough.",
  },
  {
    key: "cart",
    label: "Cart or patio",
    course: "cart and patio time",
    todo: "Rides in a cart or sits on a patio. No steps: minutes and calm are kept.",
  },
] as const

export const TRACK_KEYS = TRACKS.map(({ key }) => key)
export type Track = (typeof TRACK_KEYS)[number]

/** The track a stored word names; the harness course for a word nobody knows any more. */
export const trackOf = (word: string | null | undefined): Track =>
  TRACK_KEYS.find((key) => key === word) ?? "harness"

/** The words of a track. */
export const trackWords = (track: Track): (typeof TRACKS)[number] =>
  TRACKS.find(({ key }) => key === track) ?? TRACKS[0]
