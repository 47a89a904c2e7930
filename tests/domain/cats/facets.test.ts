import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parseIsoDay } from "@/lib/domain/calendar/day"
import { addMonths } from "@/lib/domain/calendar/month"
import { ageFacet, energyFacet, FACETS, type FacetFacts, facetTokens } from "@/lib/domain/cats/facets"

const TODAY = parseIsoDay("2026-11-20") ?? 0
const seen = (mean: number, W = 2) => ({ mean, se: 0.4, W })

const KNOWN_CAT: FacetFacts = {
  asOfDay: TODAY,
  birthDay: addMonths(TODAY, -24),
  sex: "F",
  sufficient: true,
  effective: "PATIO_PACK",
  energy: seen(4),
  isRated: true,
  stage: 5,
  potential: "TRAIL",
  look: "none",
  gatesOpen: [],
  room: "B2",
  livesWith: { dogs: "yes", cats: "no" },
  tags: ["curious", "carrier_happy"],
}

const NOTHING_KNOWN: FacetFacts = {
  ...KNOWN_CAT,
  birthDay: null,
  sex: "unknown",
  sufficient: false,
  energy: null,
  isRated: false,
  stage: null,
  potential: "WINDOW",
  look: "full",
  gatesOpen: ["G1"],
  room: null,
  livesWith: {},
  tags: [],
}

describe("age bands", () => {
  test.each([
    ["kitten", "young", 6],
    ["young", "adult", 36],
    ["adult", "senior", 120],
  ])("a %s is %s from the day of %i months on", (before, after, months) => {
    const birthDay = addMonths(TODAY, -months)
    expect([ageFacet(birthDay + 1, TODAY), ageFacet(birthDay, TODAY)]).toEqual([before, after])
  })

  test("born today is a kitten; no birth day, or one to come, is unknown", () => {
    expect([TODAY, null, TODAY + 1].map((birthDay) => ageFacet(birthDay, TODAY))).toEqual([
      "kitten",
      "unknown",
      "unknown",
    ])
  })
})

describe("energy bands", () => {
  test("calm below 2.5, lively from 3.75", () => {
    expect([1, 2.49, 2.5, 3.74, 3.75, 5].map((mean) => energyFacet(seen(mean)))).toEqual([
      "calm",
      "calm",
      "medium",
      "medium",
      "lively",
      "lively",
    ])
  })

  test("thin evidence says nothing, however clear the mean", () => {
    expect([energyFacet(seen(5, 0.49)), energyFacet(seen(5, 0.5)), energyFacet(null)]).toEqual([
      "unknown",
      "lively",
      "unknown",
    ])
  })
})

describe("tokens", () => {
  test("a well known cat", () => {
    expect(facetTokens(KNOWN_CAT)).toEqual([
      "age:young",
      "cats:no",
      "children:unknown",
      "dogs:yes",
      "energy:lively",
      "evidence:enough",
      "gates:clear",
      "look:none",
      "potential:TRAIL",
      "ready:PATIO_PACK",
      "room:B2",
      "sex:F",
      "stage:5",
      "tag:carrier_happy",
      "tag:curious",
    ])
  })

  test("a cat nobody knows has a token for that, and neither room nor tag", () => {
    expect(facetTokens(NOTHING_KNOWN)).toEqual([
      "age:unknown",
      "cats:unknown",
      "children:unknown",
      "dogs:unknown",
      "energy:unknown",
      "evidence:none",
      "gate:G1",
      "gates:open",
      "look:full",
      "potential:unknown",
      "ready:unknown",
      "sex:unknown",
      "stage:none",
    ])
  })

  test("the label is withheld while evidence is thin, whatever the tier", () => {
    const tokens = facetTokens({ ...KNOWN_CAT, effective: "TRAIL", sufficient: false })
    expect(tokens).toEqual(expect.arrayContaining(["ready:unknown", "evidence:thin"]))
    expect(tokens).not.toContain("ready:TRAIL")
  })

  test("only yes and no are answers", () => {
    for (const dogs of ["maybe", "", "YES", "unknown"]) {
      expect(facetTokens({ ...KNOWN_CAT, livesWith: { dogs } })).toContain("dogs:unknown")
    }
  })

  test("every token is a value the catalogue offers, sorted and once", () => {
    const facts = fc.record<FacetFacts>({
      asOfDay: fc.constant(TODAY),
      birthDay: fc.option(fc.integer({ min: TODAY - 9000, max: TODAY + 90 })),
      sex: fc.constantFrom("F", "M", "unknown"),
      sufficient: fc.boolean(),
      effective: fc.constantFrom("WINDOW", "PATIO_PACK", "TRAIL"),
      energy: fc.option(
        fc.record({
          mean: fc.double({ min: 1, max: 5, noNaN: true }),
          se: fc.constant(0.5),
          W: fc.double({ min: 0, max: 4, noNaN: true }),
        }),
      ),
      isRated: fc.boolean(),
      stage: fc.option(fc.integer({ min: 1, max: 9 })),
      potential: fc.constantFrom("TRAIL", "WINDOW"),
      look: fc.constantFrom("full", "quick", "none"),
      gatesOpen: fc.subarray(["G1", "G2"]),
      room: fc.option(fc.constantFrom("A1", "B2")),
      livesWith: fc.record({ dogs: fc.constantFrom("yes", "no", "unknown") }),
      tags: fc.array(fc.constantFrom("curious", "checks_in"), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(facts, (one) => {
        const tokens = facetTokens(one)
        expect(tokens).toEqual([...new Set(tokens)].sort())
        for (const facet of FACETS.filter(({ options }) => options.length > 0)) {
          const own = tokens.filter((token) => token.startsWith(`${facet.key}:`))
          if (facet.key === "gate") expect(own).toHaveLength(one.gatesOpen.length)
          else expect(own).toHaveLength(1)
          expect(facet.options.map(({ value }) => `${facet.key}:${value}`)).toEqual(
            expect.arrayContaining(own),
          )
        }
      }),
    )
  })

  test("the public never filters by gates, stage, evidence, room or tag", () => {
    const open = FACETS.filter(({ audience }) => audience === "public").map(({ key }) => key)
    expect(open).toEqual(["ready", "age", "energy", "dogs", "cats", "children"])
  })
})
