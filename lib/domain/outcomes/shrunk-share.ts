const PRIOR = { a: 2, b: 2 }

/**
 * What x of n cases lead one to expect of the next: the share drawn towards a half by a Beta(2, 2) prior, (2 + x) / (4 + n).
 * 3 of 4 gives 0.625. Throws RangeError unless 0 <= x <= n.
 */
export function shrunkMean(x: number, n: number): number {
  if (!(x >= 0 && x <= n)) throw new RangeError(`A share needs 0 <= x <= n, got ${x} of ${n}.`)
  return (PRIOR.a + x) / (PRIOR.a + PRIOR.b + n)
}
