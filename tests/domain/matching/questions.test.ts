import { describe, expect, test } from "vitest"
import { CHOOSABLE_ITEMS } from "@/lib/domain/matching/answers"
import { matchPair } from "@/lib/domain/matching/fit"
import { QUESTIONS } from "@/lib/domain/matching/questions"
import { DOES_NOT_MATTER_KEY, readChoices, writeChoices } from "@/lib/domain/matching/read-choices"
import { juniper } from "./cats"

/** What the questionnaire never asks; also looked for in keys, wording and fields. */
const NOT_ASKED =
  /\b(age|race|ethnic|religio|gender|sex\b|orientation|marri|marital|spouse|pregnan|disab|national|immigra|language|job|employ|income|salary|credit|rent|landlord|own your|homeowner|postcode|zip|surrender|reference|home visit)/i

describe("the questionnaire", () => {
  test("eighteen questions, every one skippable, every key and option once", () => {
    expect(QUESTIONS.map(({ number }) => number)).toEqual(Array.from({ length: 18 }, (_, i) => i + 1))
    expect(QUESTIONS.every(({ isSkippable }) => isSkippable)).toBe(true)
    expect(new Set(QUESTIONS.map(({ key }) => key)).size).toBe(18)
    for (const { options } of QUESTIONS) {
      expect(new Set(options.map(({ value }) => value)).size).toBe(options.length)
    }
  })

  test("asks nothing of the list of what is not asked", () => {
    for (const { key, text, hint, options, fields } of QUESTIONS) {
      for (const words of [key, text, hint ?? "", ...fields, ...options.map(({ label }) => label)]) {
        expect(words).not.toMatch(NOT_ASKED)
      }
    }
  })

  test("every option sets only the fields its question declares", () => {
    for (const { fields, options } of QUESTIONS) {
      for (const { sets } of options) {
        for (const field of Object.keys(sets)) expect(fields).toContain(field)
      }
    }
  })

  test("exactly the questions marked as scored can change a match", () => {
    const everything = Object.fromEntries(
      QUESTIONS.flatMap(({ key, kind, options }) =>
        kind === "text" ? [] : [[key, options[0]?.value ?? ""]],
      ),
    )
    const matchOf = (choices: Record<string, string>) => {
      const read = readChoices(choices)
      return read.ok ? matchPair({ cat: juniper, adopter: read.answers }) : null
    }
    for (const { key, kind, isScored, options } of QUESTIONS) {
      if (kind === "text") continue
      // Question 16 wins over question 2, so that one is looked at without it.
      const { matters_most: _, ...rest } = everything
      const others = key === "adventure_importance" ? rest : everything
      const variants = options.map(({ value }) => JSON.stringify(matchOf({ ...others, [key]: value })))
      expect([key, new Set(variants).size > 1]).toEqual([key, isScored && key !== "training"])
    }
    const trail = { ...everything, good_day: "trail" }
    expect(matchOf({ ...trail, training: "no" })).not.toEqual(matchOf({ ...trail, training: "keen" }))
  })
})

describe("reading a form", () => {
  test("choices become answers; what is skipped stays absent", () => {
    const read = readChoices({
      good_day: "not_sure",
      training: "with_help",
      home_sound: "4",
      companions: ["dogs", "young_children"],
      matters_most: ["sound", "time"],
      [DOES_NOT_MATTER_KEY]: ["affection"],
      anything_else: "my name and number",
      visitors: "",
    })
    expect(read).toEqual({
      ok: true,
      answers: {
        desiredTier: null,
        willingToTrain: true,
        wantsCoaching: true,
        homeSound: 4,
        otherAnimals: ["dogs"],
        talkTopics: ["young_children"],
        mattersMost: ["sound", "time"],
        doesNotMatter: ["affection"],
      },
    })
    if (read.ok) expect(readChoices(writeChoices(read.answers))).toEqual(read)
  })

  test("every single option survives reading, writing and reading again", () => {
    for (const { key, options } of QUESTIONS) {
      for (const { value } of options) {
        const read = readChoices({ [key]: value })
        expect(read.ok && writeChoices(read.answers)[key]).toEqual([value])
      }
    }
  })

  test("what a form cannot send is refused with one sentence", () => {
    expect(readChoices({ good_day: "mars" })).toMatchObject({
      ok: false,
      sentence: expect.stringContaining("mars"),
    })
    expect(readChoices({ good_day: ["window", "patio"] })).toMatchObject({
      sentence: expect.stringContaining("one answer"),
    })
    expect(readChoices({ matters_most: CHOOSABLE_ITEMS.slice(0, 4) })).toMatchObject({
      sentence: expect.stringContaining("at most 3"),
    })
    expect(readChoices({ matters_most: "sound", [DOES_NOT_MATTER_KEY]: "sound" }).ok).toBe(false)
    expect(readChoices({ [DOES_NOT_MATTER_KEY]: "visitors" }).ok).toBe(false)
  })
})
