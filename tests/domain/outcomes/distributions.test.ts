import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  betaLower,
  chiSquareQuantile,
  chiSquareUpper,
  fQuantile,
  fUpper,
  gammaUpper,
  logGamma,
  normalCdf,
  normalQuantile,
} from "@/lib/domain/outcomes/distributions"
import textbook from "@/tests/fixtures/vectors/textbook.json"
import { expectNear } from "./near"

/** Relative to the expected size even for tiny tails. */
function expectRelative(actual: number, expected: number, tolerance = 1e-10): void {
  expect(Math.abs(actual / expected - 1), `${actual} is not about ${expected}`).toBeLessThan(tolerance)
}

describe("tails and quantiles against R", () => {
  test("chi-square upper tails down to 1e-45", () => {
    for (const { df, x, p } of textbook.tails.pchisq_upper) expectRelative(chiSquareUpper(x, df), p)
  })

  test("normal distribution and its inverse", () => {
    for (const { z, p } of textbook.tails.pnorm) expectRelative(normalCdf(z), p)
    for (const { p, z } of textbook.tails.qnorm) expectNear(normalQuantile(p), z, 1e-10)
  })

  test("F tails, and Student's t through F(1, df)", () => {
    for (const { F, d1, d2, p } of textbook.tails.pf_upper) expectRelative(fUpper(F, d1, d2), p)
    for (const { t, df, p } of textbook.tails.pt_two_sided) expectRelative(fUpper(t * t, 1, df), p)
    for (const { df, t975 } of textbook.tails.qt) expectRelative(Math.sqrt(fQuantile(0.95, 1, df)), t975)
  })

  test("log gamma at known values", () => {
    expectNear(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-13)
    expectNear(logGamma(11), Math.log(3_628_800), 1e-13)
    expectNear(logGamma(0.25), Math.log(3.625609908221908), 1e-13)
  })

  test("quantiles undo the tails", () => {
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(share, fc.double({ min: 0.5, max: 60, noNaN: true }), (p, df) => {
        expectNear(1 - chiSquareUpper(chiSquareQuantile(p, df), df), p, 1e-9)
        const f = fQuantile(p, df, 7.5)
        expectNear(betaLower(df / 2, 3.75, (df * f) / (7.5 + df * f)), p, 1e-11)
        expectNear(normalCdf(normalQuantile(p)), p, 1e-11)
      }),
    )
  })

  test("outside their range they refuse", () => {
    expect(() => normalQuantile(0)).toThrow(RangeError)
    expect(() => chiSquareQuantile(1, 2)).toThrow(RangeError)
    expect(() => fQuantile(1, 2, 3)).toThrow(RangeError)
    expect(() => gammaUpper(0, 1)).toThrow(RangeError)
    expect(() => betaLower(1, 1, 2)).toThrow(RangeError)
    expect(() => logGamma(0)).toThrow(RangeError)
  })
})
