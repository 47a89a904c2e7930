import { TIER_LABELS, TIER_NAMES, TIERS } from "@/lib/domain/suitability/tiers"
import type { Texts } from "@/lib/platform/texts"
import type { DeviceWords } from "./spoken-words"

/** What the parts of a page that run on a device say: the texts that begin so, and the names of the tiers. */
export const wordsOnDevice = (texts: Texts, beginnings: readonly string[]): DeviceWords => ({
  ...texts.templates(beginnings),
  ...Object.fromEntries(
    TIERS.flatMap((tier) => [
      [`tier.${tier}.label`, texts.entry(`tier.${tier}.label`, TIER_LABELS[tier])],
      [`tier.${tier}.name`, texts.entry(`tier.${tier}.name`, TIER_NAMES[tier])],
    ]),
  ),
})
