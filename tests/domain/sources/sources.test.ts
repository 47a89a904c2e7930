import { describe, expect, test } from "vitest"
import { FIT_RULE } from "@/lib/domain/harness/fit-check"
import { DEFAULT_PROTOCOL } from "@/lib/domain/harness/protocol"
import { stageOf } from "@/lib/domain/harness/stages"
import { ARTICLES } from "@/lib/domain/sources/articles"
import { ELEMENT_GROUPS } from "@/lib/domain/sources/element"
import { ELEMENTS, elementsAt } from "@/lib/domain/sources/elements"
import { homeId, nameOfHome } from "@/lib/domain/sources/homes"
import { PARAMETERS, parameterOf } from "@/lib/domain/sources/parameters"
import { RULES } from "@/lib/domain/sources/rules"
import { DIMENSIONS } from "@/lib/domain/temperament/dimensions"

/** First and last number of each group in the table of statements. */
const NUMBERS = {
  A: [1, 17],
  B: [18, 31],
  C: [32, 44],
  D: [45, 50],
  E: [51, 61],
  F: [62, 83],
  G: [84, 130],
  H: [131, 149],
  I: [150, 157],
  J: [158, 174],
  K: [175, 179],
  L: [180, 186],
} as const

describe("statements of the founding articles", () => {
  test.each(Object.entries(NUMBERS))("group %s is complete, each number once", (group, [first, last]) => {
    const numbers = ELEMENTS.filter((one) => one.group === group).map(({ number }) => number)
    expect(numbers).toEqual(Array.from({ length: last - first + 1 }, (_, i) => first + i))
  })

  test("every statement has a home that exists in the app, a source and words of its own", () => {
    expect(Object.keys(ELEMENT_GROUPS).sort()).toEqual(Object.keys(NUMBERS).sort())
    for (const one of ELEMENTS) {
      expect(one.homes.length, `element ${one.number}`).toBeGreaterThan(0)
      for (const home of one.homes) expect(nameOfHome(home)).toMatch(/: ./)
      expect(one.articles.every((article) => article in ARTICLES)).toBe(true)
      expect(one.text.length).toBeGreaterThan(4)
    }
  })

  test("a home that does not exist is refused", () => {
    expect(() => nameOfHome({ kind: "sign", key: "no_such" })).toThrow(RangeError)
    expect(() => nameOfHome({ kind: "rule", key: "no_such" })).toThrow(RangeError)
    expect(() => nameOfHome({ kind: "stage", key: "12" })).toThrow(RangeError)
  })

  test("every rule is somebody's home, and each scored question rests on a statement", () => {
    for (const { key } of RULES) expect(elementsAt({ kind: "rule", key }).length, key).toBeGreaterThan(0)
    const without = DIMENSIONS.filter(({ key }) => elementsAt({ kind: "dimension", key }).length === 0)
    // Other animals are the articles' safety rules, which live with the outings.
    expect(without.map(({ key }) => key)).toEqual(["animals"])
  })

  test("ids of homes are fit for an address", () => {
    for (const { homes } of ELEMENTS)
      for (const home of homes) expect(homeId(home)).toMatch(/^[a-z]+-[\w-]+$/)
  })
})

describe("parameters on which sources differ", () => {
  test("there are twenty, each with what is stated, a choice and a reason", () => {
    expect(PARAMETERS).toHaveLength(20)
    expect(new Set(PARAMETERS.map(({ key }) => key)).size).toBe(20)
    for (const { sources, choice, because } of PARAMETERS) {
      expect(sources.length).toBeGreaterThan(0)
      expect(choice && because).toBeTruthy()
    }
  })

  test("the shelter's choices are those of the code", () => {
    expect(parameterOf("fit.fingerGap").choice).toContain(`${FIT_RULE.minFingers} to ${FIT_RULE.maxFingers}`)
    expect(parameterOf("firstOuting.maxMin").choice).toContain(`${stageOf(7).maxMinutes} minutes`)
    expect(parameterOf("wear.target").choice).toContain(`${DEFAULT_PROTOCOL.exits.longWornSec / 60} minutes`)
    expect(parameterOf("freeze.response").choice).toContain(`${DEFAULT_PROTOCOL.met.maxRecoverySec} seconds`)
  })
})
