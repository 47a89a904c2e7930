import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { krippendorffAlpha } from "@/lib/domain/outcomes/alpha"
import { icc21 } from "@/lib/domain/outcomes/icc"
import { agreementShares, KAPPA_WEIGHTS, kappa, pairsFromTable } from "@/lib/domain/outcomes/kappa"
import golden from "@/tests/fixtures/vectors/golden.json"
import textbook from "@/tests/fixtures/vectors/textbook.json"
import { expectNear } from "./near"

const { weightedKappa, cohen_wiki, icc, krippendorff } = golden.agreement

describe("kappa", () => {
  test("published tables, all three weights", () => {
    const pairs = pairsFromTable(weightedKappa.M)
    for (const weight of KAPPA_WEIGHTS) expectNear(kappa(pairs, weight), weightedKappa[weight])
    expectNear(kappa(pairsFromTable(cohen_wiki.M), "unweighted"), cohen_wiki.kappa)
    for (const example of [textbook.kappa.sexualfun_agresti, textbook.kappa.five_point_temperament_example]) {
      for (const weight of KAPPA_WEIGHTS)
        expectNear(kappa(pairsFromTable(example.table), weight), example[weight].kappa)
    }
    const shares = agreementShares(pairs)
    expectNear(shares.exact, 2 / 3)
    expect(shares.withinOne).toBe(1)
  })

  test("one is perfect, and a single category is no evidence of agreement", () => {
    expect(kappa([], "linear")).toBeNull()
    expect(
      kappa(
        [
          [3, 3],
          [3, 3],
        ],
        "linear",
      ),
    ).toBeNull()
    expect(() => pairsFromTable([[1, 2], [3]])).toThrow("square")
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2 }), (values) => {
        const expected = new Set(values).size > 1 ? 1 : null
        for (const weight of KAPPA_WEIGHTS) {
          expect(
            kappa(
              values.map((v) => [v, v] as const),
              weight,
            ),
          ).toBe(expected)
        }
      }),
    )
  })
})

describe("ICC(2,1)", () => {
  test("Shrout and Fleiss' table with its interval", () => {
    const result = icc21(icc.X)
    expectNear(result?.value, icc.icc21)
    expectNear(result?.lower, icc.ci21[0] ?? null)
    expectNear(result?.upper, icc.ci21[1] ?? null)
  })

  test("incomplete rows are left out; too little says nothing", () => {
    expect(icc21([...icc.X, [1, null, 2, 3]])).toEqual(icc21(icc.X))
    expect(icc21([[1, 2]])).toBeNull()
    expect(icc21([[3], [4]])).toBeNull()
    expect(
      icc21([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull()
    expect(
      icc21([
        [2, 2],
        [4, 4],
      ]),
    ).toEqual({ value: 1, lower: null, upper: null })
    expect(() => icc21([[1, 2], [1]])).toThrow(RangeError)
  })
})

describe("Krippendorff's alpha", () => {
  const byCat =
    krippendorff.raters[0]?.map((_, cat) => krippendorff.raters.map((rater) => rater[cat] ?? null)) ?? []

  test("the four-rater example with gaps, three metrics", () => {
    for (const metric of ["nominal", "ordinal", "interval"] as const) {
      expectNear(krippendorffAlpha(byCat, metric), krippendorff[metric])
    }
  })

  test("does not depend on who rated or on the order of cats", () => {
    const turned = [...byCat].reverse().map((row) => [...row].reverse())
    expectNear(krippendorffAlpha(turned, "ordinal"), krippendorff.ordinal)
    expect(
      krippendorffAlpha(
        [
          [4, null],
          [null, 2],
        ],
        "ordinal",
      ),
    ).toBeNull()
    expect(krippendorffAlpha([[4, 4]], "ordinal")).toBeNull()
  })
})
