import { expect, test } from "vitest"
import { countText, text } from "@/components/public/text"
import { STAGES } from "@/lib/domain/harness/stages"
import { SIGNS } from "@/lib/domain/temperament/calm-ladder"
import en from "@/messages/en.json"
import es from "@/messages/es.json"
import { readSources } from "../setup/source-files"

const wing = readSources(["app", "components", "lib"]).filter(({ path: place }) =>
  /^(app\/\(public\)|components\/(public|passport|asking)|lib\/features\/(mail|requests|placements))\//.test(
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

const placeholders = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(([one]) => one).sort()

test("the passport is whole in Spanish: every text with the same values, every stage and every sign of unease", () => {
  const spanish: Record<string, string> = es
  const passport = Object.entries(en).filter(([key]) => key.startsWith("passport."))
  for (const [key, words] of passport)
    expect([key, placeholders(spanish[key] ?? "missing")]).toEqual([key, placeholders(words)])
  const catalogue = [
    ...STAGES.flatMap(({ number, exitRule }) =>
      ["name", "todo", "hit", ...(exitRule ? ["exit"] : [])].map((part) => `stage.${number}.${part}`),
    ),
    ...SIGNS.filter(({ level }) => level !== null && level > 0).map(({ code }) => `sign.${code}`),
  ]
  expect(catalogue.filter((key) => !spanish[key])).toEqual([])
})
