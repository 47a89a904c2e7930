import type { Profile } from "../profile"
import { ASM_MOVEMENTS_REPORT } from "./asm-movements"
import { ASM3_ANIMALS } from "./asm3-animals"
import { ASM3_JSON } from "./asm3-json"
import { ASM3_PEOPLE } from "./asm3-people"
import { SONOMA } from "./sonoma"

/** The profiles that come with Slackline, in the order a person chooses from. */
export const BUILT_IN_PROFILES: readonly Profile[] = [
  ASM3_ANIMALS,
  ASM3_PEOPLE,
  ASM3_JSON,
  ASM_MOVEMENTS_REPORT,
  SONOMA,
]

/** The built-in profile of a name, or null. */
export function builtInProfile(name: string): Profile | null {
  return BUILT_IN_PROFILES.find((profile) => profile.name === name) ?? null
}
