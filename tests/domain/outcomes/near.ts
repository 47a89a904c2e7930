import { expect } from "vitest"

/** Equal up to a tolerance relative to the expected size (absolute below 1), or both null. */
export function expectNear(
  actual: number | null | undefined,
  expected: number | null,
  tolerance = 1e-9,
): void {
  if (expected === null) {
    expect(actual).toBeNull()
    return
  }
  expect(actual, `expected about ${expected}`).toBeTypeOf("number")
  const distance = Math.abs((actual ?? Number.NaN) - expected)
  expect(distance, `${actual} is not about ${expected}`).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(expected)),
  )
}
