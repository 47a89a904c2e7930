import { expect, test } from "vitest"
import { bandOf, describeShift } from "@/lib/domain/temperament/describe-shift"
import { estimateDimension } from "@/lib/domain/temperament/evidence"

const none = estimateDimension([])
const one = estimateDimension([{ value: 5, weight: 0.6 }])

test("the band stays on the scale and narrows with evidence", () => {
  expect(bandOf({ mean: 4.9, se: 1 }).high).toBe(5)
  expect(bandOf(one).high - bandOf(one).low).toBeLessThan(bandOf(none).high - bandOf(none).low)
})

test.each([
  ["a first look", none, one, /^First look: 4\.1, most likely between/],
  ["a look without weight", one, { ...one }, /^Nothing moved/],
  [
    "a low value",
    one,
    estimateDimension([
      { value: 5, weight: 0.6 },
      { value: 1, weight: 1 },
    ]),
    /^Down from 4\.1 to/,
  ],
  ["a high value", one, estimateDimension([{ value: 5, weight: 2 }]), /^Up from 4\.1 to 4\.6/],
  [
    "more of the same",
    { mean: 3, se: 0.8, W: 1 },
    { mean: 3.01, se: 0.6, W: 2 },
    /^Stays at 3\.0 and is known better/,
  ],
])("%s", (_, before, after, words) => {
  expect(describeShift(before, after)).toMatch(words)
})
