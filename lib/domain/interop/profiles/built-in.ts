import type { AnyProfile, Profile, SetProfile } from "../profile"
import { ASM_MOVEMENTS_REPORT } from "./asm-movements"
import { ASM3_ANIMALS } from "./asm3-animals"
import { ASM3_JSON } from "./asm3-json"
import { ASM3_PEOPLE } from "./asm3-people"
import { AUSTIN } from "./austin"
import { PETPOINT } from "./petpoint"
import { SHELTERLUV } from "./shelterluv"
import { SONOMA } from "./sonoma"

/** The profiles that come with Slackline, in the order a person chooses from. */
export const BUILT_IN_PROFILES: readonly Profile[] = [
  ASM3_ANIMALS,
  ASM3_PEOPLE,
  ASM3_JSON,
  ASM_MOVEMENTS_REPORT,
  PETPOINT,
  AUSTIN,
  SONOMA,
]

/** The sets that come with Slackline: several files that are read together. */
export const BUILT_IN_SETS: readonly SetProfile[] = [SHELTERLUV]

/** The built-in profile of a name, or null. */
export function builtInProfile(name: string): Profile | null {
  return BUILT_IN_PROFILES.find((profile) => profile.name === name) ?? null
}

/** The built-in profile or set of a name, or null. */
export function builtIn(name: string): AnyProfile | null {
  return builtInProfile(name) ?? BUILT_IN_SETS.find((set) => set.name === name) ?? null
}
