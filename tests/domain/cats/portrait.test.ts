import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  COAT_COLOURS,
  COAT_PATTERNS,
  type CoatColour,
  type CoatPattern,
  EAR_SHAPES,
  EYE_COLOURS,
  portraitOf,
} from "@/lib/domain/cats/portrait"

const drawn = (colour: string, pattern: string | null = null) =>
  portraitOf({ seed: "cat-1", colour, pattern })

describe("what is on record is drawn", () => {
  test.each<[string, CoatColour]>([
    ["BLACK", "black"],
    ["Grey", "grey"],
    ["GRAY", "grey"],
    ["Russian Blue", "grey"],
    ["ORG", "orange"],
    ["Ginger", "orange"],
    ["Flame Point", "orange"],
    ["apricot", "cream"],
    ["Buff", "buff"],
    ["BRN TABBY", "brown"],
    ["Sable", "chocolate"],
    ["White", "white"],
    ["Tan", "buff"],
    ["Standard black", "black"],
    ["Colored white", "white"],
  ])("%s is a %s coat", (words, coat) => {
    expect(drawn(words).coat).toBe(coat)
  })

  test.each<[string, CoatPattern]>([
    ["Black", "solid"],
    ["Brown Tiger", "tabby"],
    ["Silver mackerel", "tabby"],
    ["Tortoiseshell", "tortie"],
    ["Torbie", "tortie"],
    ["CALICO", "calico"],
    ["Seal Point", "point"],
    ["Siamese", "point"],
    ["LYNX PT", "point"],
    ["Grey bicolor", "bicolour"],
    ["Grey and white", "bicolour"],
    ["Black and white", "tuxedo"],
    ["White and black", "bicolour"],
    ["Black and white tabby", "tabby"],
  ])("%s is drawn as %s", (words, pattern) => {
    expect(drawn(words).pattern).toBe(pattern)
  })

  test("the first colour named is the coat, the second the patches", () => {
    expect(drawn("Orange/White")).toMatchObject({ coat: "orange", second: "white" })
    expect(drawn("WHT & BLK")).toMatchObject({ coat: "white", second: "black" })
    expect(drawn("white").second).toBe("grey")
  })

  test("a pattern recorded by itself wins over the words of the colour", () => {
    expect(drawn("Black and white", "Tabby").pattern).toBe("tabby")
    expect(drawn("Calico", "solid").pattern).toBe("solid")
  })

  test("eyes, ears and long hair as written, upright and short without a word", () => {
    const told = portraitOf({
      seed: "a",
      eyeColour: "Copper",
      earShape: "left ear TIPPED",
      coatLength: "Long",
    })
    expect([told.eyes, told.ears, told.isLonghaired]).toEqual(["copper", "tipped", true])
    const plain = portraitOf({ seed: "a", coatLength: "Short" })
    expect([plain.ears, plain.isLonghaired]).toEqual(["upright", false])
  })

  test("a pointed cat has blue eyes unless the record says otherwise", () => {
    expect(drawn("Seal Point").eyes).toBe("blue")
    expect(portraitOf({ seed: "a", colour: "Seal Point", eyeColour: "green" }).eyes).toBe("green")
  })
})

describe("what is not on record follows from the seed", () => {
  const text = fc.option(fc.string({ maxLength: 20 }))
  const record = fc.record({
    seed: fc.string(),
    colour: text,
    pattern: text,
    eyeColour: text,
    earShape: text,
    coatLength: text,
  })

  test("the same record gives the same picture, always one that can be drawn", () => {
    fc.assert(
      fc.property(record, (cat) => {
        const portrait = portraitOf(cat)
        expect(portraitOf({ ...cat })).toEqual(portrait)
        expect(Object.keys(COAT_COLOURS)).toEqual(expect.arrayContaining([portrait.coat, portrait.second]))
        expect(portrait.second).not.toBe(portrait.coat)
        expect(COAT_PATTERNS).toContain(portrait.pattern)
        expect(Object.keys(EYE_COLOURS)).toContain(portrait.eyes)
        expect(EAR_SHAPES).toContain(portrait.ears)
        expect(portrait.grain).toHaveLength(12)
        expect(portrait.grain.every((value) => value >= 0 && value < 1)).toBe(true)
      }),
    )
  })

  test("cats with the same record are told apart by their grain, and coats vary", () => {
    const many = Array.from({ length: 200 }, (_, i) => portraitOf({ seed: `cat-${i}` }))
    expect(new Set(many.map(({ grain }) => grain.join())).size).toBe(200)
    expect(new Set(many.map(({ coat }) => coat))).toEqual(new Set(Object.keys(COAT_COLOURS)))
  })

  test("another seed never changes what is on record", () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const cat = portraitOf({ seed, colour: "Brown and white tabby", eyeColour: "amber" })
        expect([cat.coat, cat.second, cat.pattern, cat.eyes]).toEqual(["brown", "white", "tabby", "amber"])
      }),
    )
  })
})
