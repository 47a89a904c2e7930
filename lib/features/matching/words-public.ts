import "server-only"
import { type Band, bandLabel } from "@/lib/domain/matching/bands"
import type { SingleChange } from "@/lib/domain/matching/counterfactual"
import { COMPANION_NAMES, type HardFinding } from "@/lib/domain/matching/hard-constraints"
import type { Reason } from "@/lib/domain/matching/reasons"
import { TIER_LABELS } from "@/lib/domain/suitability/tiers"
import { type DimensionKey, dimensionOf } from "@/lib/domain/temperament/dimensions"
import type { Texts, Values } from "@/lib/platform/texts"

/** The words of a match in a visitor's language; the sentences in English are the domain's own. */
export function matchWords({ entry, sentence }: Pick<Texts, "entry" | "sentence">) {
  const reason = (side: "for" | "ask", { key, text, tier }: Reason) => {
    const word = side === "for" && key === "adventure" && tier ? "adventure_now" : key
    const values: Values = tier ? { tier: entry(`tier.${tier}.label`, TIER_LABELS[tier]) } : {}
    return sentence(`reason.${side}.${word}`, text, values)
  }
  return {
    band: (band: Band) => entry(`band.${band}`, bandLabel(band)),
    speaksFor: (one: Reason) => reason("for", one),
    askAbout: (one: Reason) => reason("ask", one),
    change: ({ key, text }: Pick<SingleChange, "key" | "text">) => {
      const [word = "", dimension] = key.split(":")
      const name = dimension
        ? entry(`dimension.${dimension}.name`, dimensionOf(dimension as DimensionKey).name).toLowerCase()
        : ""
      return sentence(`change.${word}`, text, { dimension: name })
    },
    setAside: ({ key, because, companion }: HardFinding) =>
      sentence(
        `hard.${key}`,
        because,
        companion ? { companion: entry(`companion.${companion}`, COMPANION_NAMES[companion]) } : {},
      ),
  }
}
