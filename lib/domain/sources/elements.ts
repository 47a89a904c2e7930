import type { SourceElement } from "./element"
import { ADOPTER_ELEMENTS } from "./elements-adopters"
import { CANDIDATE_ELEMENTS } from "./elements-candidates"
import { SAFETY_ELEMENTS } from "./elements-safety"
import { SIGNAL_ELEMENTS } from "./elements-signals"
import { TRAINING_ELEMENTS } from "./elements-training"
import { type Home, homeId } from "./homes"

/** Every statement of the groups in use, by number. */
export const ELEMENTS: readonly SourceElement[] = [
  ...CANDIDATE_ELEMENTS,
  ...ADOPTER_ELEMENTS,
  ...SIGNAL_ELEMENTS,
  ...TRAINING_ELEMENTS,
  ...SAFETY_ELEMENTS,
].sort((a, b) => a.number - b.number)

/** The statements that live in one place of the app, by number. */
export function elementsAt(home: Pick<Home, "kind" | "key">): readonly SourceElement[] {
  return ELEMENTS.filter(({ homes }) => homes.some((one) => homeId(one) === homeId(home)))
}
