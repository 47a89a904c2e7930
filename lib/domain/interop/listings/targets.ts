import { ADOPT_A_PET } from "./adopt-a-pet"
import type { ListingTarget } from "./listing"
import { PETFINDER } from "./petfinder"
import { RESCUE_GROUPS } from "./rescue-groups"

/** The sites a list of cats can be made for. */
export const LISTING_TARGETS: readonly ListingTarget[] = [PETFINDER, ADOPT_A_PET, RESCUE_GROUPS]

/** The site of that key, or null. */
export const listingTarget = (key: string): ListingTarget | null =>
  LISTING_TARGETS.find((target) => target.key === key) ?? null
