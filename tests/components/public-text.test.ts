import { expect, test } from "vitest"
import { countText, text } from "@/components/public/text"
import { STAGES } from "@/lib/domain/harness/stages"
import { BANDS } from "@/lib/domain/matching/bands"
import { COMPANION_NAMES } from "@/lib/domain/matching/hard-constraints"
import { FIT_ITEMS } from "@/lib/domain/matching/parameters"
import { QUESTIONS } from "@/lib/domain/matching/questions"
import { TIERS } from "@/lib/domain/suitability/tiers"
import { SIGNS } from "@/lib/domain/temperament/calm-ladder"
import { DIMENSIONS } from "@/lib/domain/temperament/dimensions"
import { TAGS } from "@/lib/domain/temperament/tags"
import { PUBLIC_FACETS } from "@/lib/features/cats/public-schema"
import { chooseLanguage } from "@/lib/platform/choose-language"
import { PSEUDO_LANGUAGE, textsIn } from "@/lib/platform/texts"
import en from "@/messages/en.json"
import es from "@/messages/es.json"
import { readSources } from "../setup/source-files"

const wing = readSources(["app", "components", "lib"]).filter(({ path: place }) =>
  /^(app\/\(public\)|components\/(public|passport|asking|cards)|lib\/features\/(mail|requests|placements))\/|plain-document|desk\/cats\/cards|global-not-found/.test(
    place,
  ),
)

test("a text takes its values, and a missing one is a mistake", () => {
  expect(text("words.about", { age: "2 years old" })).toBe("about 2 years old")
  expect(countText("words.years", 1)).toBe("1 year old")
  expect(countText("cats.hidden", 3)).toBe("3 more are hidden by this filter.")
  expect(() => text("words.about")).toThrow(/words\.about/)
})

test("every text is used, by its name or by the beginning of one", () => {
  const sources = wing.map((file) => file.text).join("\n")
  // `text(`cat.step.${state}`)` uses all that begins so.
  const beginnings = [...sources.matchAll(/`([a-z]+\.[\w.]*)\$\{/gi)].map(([, beginning = ""]) => beginning)
  const unused = Object.keys(en).filter((key) => {
    const base = key.replace(/\.(one|other)$/, "")
    return (
      !sources.includes(`"${key}"`) &&
      !sources.includes(`"${base}"`) &&
      !beginnings.some((one) => key.startsWith(one))
    )
  })
  expect(unused).toEqual([])
})

test("no sentence of the public wing is written into a component", () => {
  const written = wing
    .filter((file) => file.path.endsWith(".tsx"))
    .flatMap((file) =>
      [...file.text.matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+[^<{}]*)</g)].map(
        ([, words]) => `${file.path}: ${words}`,
      ),
    )
  expect(written).toEqual([])
})

test("the words about a match hold no number that could be taken for a score", () => {
  const aboutMatches = Object.entries(en).filter(([key]) =>
    /^match\.(evidence|speaks|ask|change|noBand|advice)/.test(key),
  )
  expect(aboutMatches.length).toBeGreaterThan(5)
  for (const [, words] of aboutMatches) expect(words).not.toMatch(/[\d%]|percent|score/)
})

const placeholders = (words: string) => [...new Set(words.match(/\{\w+\}/g) ?? [])].sort()
const spanish: Record<string, string> = es

test("Spanish says every text, with the same values", () => {
  for (const [key, words] of Object.entries(en))
    expect([key, placeholders(spanish[key] ?? "missing")]).toEqual([key, placeholders(words)])
})

test("Spanish has every entry of the catalogues that public pages show, and nothing besides", () => {
  const catalogue = [
    ...TIERS.flatMap((tier) => [`tier.${tier}.label`, `tier.${tier}.name`]),
    ...BANDS.map(({ key }) => `band.${key}`),
    ...DIMENSIONS.flatMap(({ key, anchors }) => [
      `dimension.${key}.name`,
      `dimension.${key}.question`,
      ...anchors.map((_, place) => `dimension.${key}.anchor.${place + 1}`),
    ]),
    ...QUESTIONS.flatMap(({ key, hint, options }) => [
      `question.${key}.text`,
      ...(hint ? [`question.${key}.hint`] : []),
      ...options.map(({ value }) => `question.${key}.option.${value}`),
    ]),
    ...TAGS.filter(({ audience }) => audience === "public").flatMap(({ key }) => [
      `tag.${key}.label`,
      `tag.${key}.meaning`,
    ]),
    ...PUBLIC_FACETS.flatMap(({ key, options }) => [
      `facet.${key}.label`,
      ...options.map(({ value }) => `facet.${key}.option.${value}`),
    ]),
    ...Object.keys(COMPANION_NAMES).map((key) => `companion.${key}`),
    ...STAGES.flatMap(({ number, exitRule }) =>
      ["name", "todo", "hit", ...(exitRule ? ["exit"] : [])].map((part) => `stage.${number}.${part}`),
    ),
    ...SIGNS.filter(({ level }) => level !== null && level > 0).map(({ code }) => `sign.${code}`),
  ]
  expect(catalogue.filter((key) => !spanish[key])).toEqual([])
  const known = new Set([...catalogue, ...Object.keys(en)])
  // Sentences about matches have a test of their own.
  const loose = Object.keys(es).filter(
    (key) => !known.has(key) && !/^(reason|change|hard|harness)\./.test(key),
  )
  expect(loose).toEqual([])
})

test("every sentence of a match has its Spanish words", () => {
  const sources = readSources(["lib/domain/matching"])
  const said = (file: string) => sources.find(({ path }) => path.endsWith(file))?.text ?? ""
  const hard = [...said("hard-constraints.ts").matchAll(/^ {2}\| "(\w+)"/gm)].map(([, key]) => key)
  const excluding = hard.filter((key) => !/_(unknown|open)$|not_known/.test(key ?? ""))
  expect(excluding.length).toBe(5)
  const changes = [...said("counterfactual.ts").matchAll(/(?:add\(|key: )[`"](\w+)/g)].map(([, key]) => key)
  expect(new Set(changes).size).toBe(8)
  const topics = [...said("reasons.ts").matchAll(/key: "(\w+)",? /g)].map(([, key]) => key)
  const items = FIT_ITEMS.filter((item) => item !== "adventure" && item !== "time")
  const wanted = [
    ...excluding.map((key) => `hard.${key}`),
    ...changes.map((key) => `change.${key}`),
    ...topics.filter((key) => key !== "adventure").map((key) => `reason.ask.${key}`),
    ...FIT_ITEMS.flatMap((item) => [`reason.for.${item}`, `reason.ask.${item}`]),
    ...items.map((item) => `reason.ask.${item}_unseen`),
    "reason.for.adventure_now",
    "reason.ask.training_unknown",
  ]
  expect(wanted.filter((key) => !spanish[key])).toEqual([])
})

test("the language of tests brackets what can be said otherwise and leaves the rest to be found", () => {
  const { say, entry } = textsIn(PSEUDO_LANGUAGE)
  expect(say("words.about", { age: "2" })).toMatch(/^⟦.*2.*⟧$/)
  expect(entry("tier.TRAIL.name", "Trail")).toContain("⟦")
  expect(entry("tier.NONE.name", "Nowhere")).toBe("Nowhere")
})

test("a language is found: asked for, kept, accepted by the browser, else English", () => {
  const none = { asked: null, kept: undefined, accepts: null }
  expect(chooseLanguage(none)).toBe("en")
  expect(chooseLanguage({ ...none, accepts: "fr-FR, es-MX;q=0.8, en;q=0.5" })).toBe("es")
  expect(chooseLanguage({ ...none, accepts: "es;q=0, en;q=0.1" })).toBe("en")
  expect(chooseLanguage({ ...none, kept: "en", accepts: "es" })).toBe("en")
  expect(chooseLanguage({ asked: "es", kept: "en", accepts: "en" })).toBe("es")
  expect(chooseLanguage({ ...none, asked: "xx", kept: "../es" })).toBe("en")
  expect(chooseLanguage({ ...none, asked: PSEUDO_LANGUAGE })).toBe("en")
  expect(chooseLanguage({ ...none, asked: PSEUDO_LANGUAGE, isTest: true })).toBe(PSEUDO_LANGUAGE)
})
