import { commonest } from "@/lib/domain/harness/favourites"
import { SIGNS } from "@/lib/domain/temperament/calm-ladder"

/** One step of the search, in the order in which it is done. */
export interface SearchStep {
  readonly when: string
  readonly title: string
  readonly more: string
}

/** What to do when a cat is gone, in order: near before far, quiet before many, dusk before noon (shelter policy). */
export const SEARCH_PLAN: readonly SearchStep[] = [
  {
    when: "At once",
    title: "One person stays where the cat was seen last, sitting, silent",
    more: "No running, no calling in chorus. Point out the direction to the others; keep dogs and people away.",
  },
  {
    when: "At once",
    title: "Open carrier and the cat's own blanket out at that place, with food that smells",
    more: "Leave shelter doors and gates on the way back open where it is safe.",
  },
  {
    when: "First hour",
    title: "Search near and low: within about three houses, every hole a cat fits into",
    more: "Under steps, decks, parked cars, hedges, sheds, drains. A frightened cat sits still and does not answer; shine a light and look for eyes.",
  },
  {
    when: "First hour",
    title: "If it trails a leash, look where one catches",
    more: "Fences, branches, bicycle racks. Cut the leash rather than pull.",
  },
  {
    when: "First hour",
    title: "Ask every neighbour to look into shed, garage and cellar themselves, today and tomorrow",
    more: "Leave the poster. Ask for camera pictures of the last hours.",
  },
  {
    when: "Same day",
    title: "Report the chip as missing; call other shelters, vets, police and road service",
    more: "Give the chip number, where it happened, and one phone number that is answered.",
  },
  {
    when: "At dusk and at night",
    title: "Come back when it is quiet: two people, one torch, the food box it knows",
    more: "Sit down every few metres for ten minutes. The handler it knows best speaks as in a session.",
  },
  {
    when: "From the first night",
    title: "Set a humane trap or a camera at the feeding place",
    more: "A trap is looked at every two hours, never left alone overnight in cold or heat.",
  },
  {
    when: "Every day",
    title: "Same place, same hour, same food; widen the circle by a few houses",
    more: "Most cats are found close by, some after weeks. Renew posters in rain.",
  },
  {
    when: "When it is seen",
    title: "Do not grab. Sit down sideways, look away, let it come to the food or the carrier",
    more: "Towel over the open carrier, door shut, straight indoors. Harness off only when it is calm; then the vet.",
  },
]

interface HeldSession {
  readonly signs: readonly string[]
  readonly reward: string | null
  readonly rewardTaken: number | null
}

const FEAR_FROM_LEVEL = 2
const MOST_SIGNS = 6
/** The signs of worry and fear this cat has shown, most frequent first: how it looks when it must not be approached. */
export function ownFearSigns(sessions: readonly HeldSession[]): readonly string[] {
  const seen = sessions.flatMap(({ signs }) => signs)
  return commonest(seen)
    .flatMap((code) => SIGNS.find((sign) => sign.code === code && (sign.level ?? 0) >= FEAR_FROM_LEVEL) ?? [])
    .slice(0, MOST_SIGNS)
    .map(({ label }) => label)
}

/** An escape longer ago than this says nothing of a cat that is missing today (shelter policy, in days). */
export const RECENT_ESCAPE_DAYS = 7
