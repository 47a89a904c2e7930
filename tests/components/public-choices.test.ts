import fc from "fast-check"
import { expect, test } from "vitest"
import {
  choicesToSend,
  collectChoices,
  countAnswered,
  FREE_WORDS_KEY,
  parseChoices,
} from "@/components/public/device-choices"
import { DOES_NOT_MATTER_FIELD, MATTERS_MOST_FIELD, QUESTION_COUNT } from "@/components/public/question-facts"
import { QUESTIONS } from "@/lib/domain/matching/questions"
import { DOES_NOT_MATTER_KEY, readChoices } from "@/lib/domain/matching/read-choices"

test("what the device knows of the catalogue is what the catalogue says", () => {
  expect(QUESTIONS).toHaveLength(QUESTION_COUNT)
  expect(DOES_NOT_MATTER_FIELD).toBe(DOES_NOT_MATTER_KEY)
  expect(QUESTIONS.find(({ kind }) => kind === "text")?.key).toBe(FREE_WORDS_KEY)
  expect(QUESTIONS.find(({ fields }) => fields.includes("mattersMost"))?.key).toBe(MATTERS_MOST_FIELD)
})

test("a form becomes choices; empty fields are skipped questions and do not count", () => {
  const choices = collectChoices([
    ["good_day", "trail"],
    ["training", ""],
    ["companions", "dogs"],
    ["companions", "cats"],
    [DOES_NOT_MATTER_FIELD, "sound"],
    [FREE_WORDS_KEY, "  "],
  ])
  expect(choices).toEqual({ good_day: ["trail"], companions: ["dogs", "cats"], does_not_matter: ["sound"] })
  expect(countAnswered(choices)).toBe(2)
})

test("typed words stay on the device, whatever else is sent", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.subarray([...QUESTIONS]), (words, asked) => {
      const fields = asked.map(({ key, options }) => [key, options[0]?.value ?? words] as const)
      const sent = choicesToSend(collectChoices([...fields, [FREE_WORDS_KEY, words]]))
      expect(sent).not.toHaveProperty(FREE_WORDS_KEY)
      expect(readChoices(sent).ok).toBe(true)
    }),
  )
})

test("stored answers come back as they were; anything else on the device is forgotten", () => {
  const choices = { good_day: ["trail"], companions: ["dogs", "cats"] }
  expect(parseChoices(JSON.stringify(choices))).toEqual(choices)
  for (const strange of [
    null,
    "",
    "no json",
    "[1]",
    "3",
    "null",
    '{"good_day":"trail","musts":[],"energy":[4]}',
  ])
    expect(parseChoices(strange)).toEqual({})
})
