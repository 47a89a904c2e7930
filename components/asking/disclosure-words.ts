import type { DisclosedEvent, DisclosureContent } from "@/lib/domain/placement/disclosure"
import { TIER_LABELS } from "@/lib/domain/suitability/tiers"
import { dimensionOf } from "@/lib/domain/temperament/dimensions"
import { formatDay } from "@/lib/platform/format"
import type { DocumentPart } from "@/lib/platform/tagged-pdf"
import { type Language, type TextKey, textsIn } from "@/lib/platform/texts"

/** The sheet before a placement as a document in one language: the same parts for the page, the desk and the printer. */
export function disclosureParts(content: DisclosureContent, language: Language): DocumentPart[] {
  const { say, entry } = textsIn(language)
  const day = (of: number | null) => (of === null ? say("disclosure.dayUnknown") : formatDay(of, language))
  const event = ({ kind, day: of, where }: DisclosedEvent) => {
    const what = say(`disclosure.kind.${kind}` as TextKey)
    const told = say("disclosure.event", { what, when: day(of) })
    return where ? `${told}: ${where}` : told
  }
  const fact = (key: string) => say(`disclosure.fact.${key}` as TextKey)
  const tier = (of: keyof typeof TIER_LABELS) => entry(`tier.${of}.label`, TIER_LABELS[of])
  const list = (id: string, title: TextKey, items: readonly string[], none: TextKey): DocumentPart => ({
    id,
    title: say(title),
    blocks: items.length > 0 ? [{ kind: "list", items }] : [{ kind: "paragraph", text: say(none) }],
  })
  const { label } = content
  return [
    list("bites", "disclosure.bites", content.bites.map(event), "disclosure.noBites"),
    list("escapes", "disclosure.escapes", content.escapes.map(event), "disclosure.noEscapes"),
    list(
      "health",
      "disclosure.health",
      content.health.map(({ key, text }) => (text ? `${fact(key)}: ${text}` : fact(key))),
      "disclosure.noHealth",
    ),
    list(
      "unknown",
      "disclosure.unknown",
      [
        ...content.unknownFacts.map((key) => say("disclosure.unknownFact", { fact: fact(key) })),
        ...content.unseen.map((key) =>
          say("disclosure.unseen", { question: entry(`dimension.${key}.name`, dimensionOf(key).name) }),
        ),
      ],
      "disclosure.allKnown",
    ),
    {
      id: "label",
      title: say("disclosure.label"),
      blocks: [
        {
          kind: "paragraph",
          text: [
            label.tier ? say("disclosure.ready", { tier: tier(label.tier) }) : say("disclosure.withheld"),
            label.mayGrowInto ? say("disclosure.mayGrow", { tier: tier(label.mayGrowInto) }) : null,
            label.isClearedOutdoors ? null : say("disclosure.notCleared"),
          ]
            .filter(Boolean)
            .join(" "),
        },
        { kind: "paragraph", text: say("disclosure.notPromise") },
      ],
    },
    {
      id: "agreement",
      title: say("disclosure.agreement"),
      blocks: [
        {
          kind: "list",
          items: content.clauses.map((key) => say(`agreement.${key}` as TextKey)),
        },
      ],
    },
  ]
}
