const LANCZOS_G = 7
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const
const TINY = 1e-300
const EPSILON = 1e-16
const MAX_STEPS = 100_000

/** Natural logarithm of the gamma function for x > 0 (Lanczos approximation, about 15 digits). */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma needs x > 0, got ${x}.`)
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const shifted = x - 1
  let sum: number = LANCZOS[0]
  for (let k = 1; k < LANCZOS.length; k++) sum += (LANCZOS[k] ?? 0) / (shifted + k)
  const t = shifted + LANCZOS_G + 0.5
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum)
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let k = 1; k < MAX_STEPS; k++) {
    term *= x / (a + k)
    sum += term
    if (term < sum * EPSILON) break
  }
  return sum * Math.exp(a * Math.log(x) - x - logGamma(a))
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let h = d
  for (let k = 1; k < MAX_STEPS; k++) {
    const an = -k * (k - a)
    b += 2
    d = 1 / guard(an * d + b)
    c = guard(b + an / c)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < EPSILON) break
  }
  return h * Math.exp(a * Math.log(x) - x - logGamma(a))
}

function guard(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}

/** Regularised upper incomplete gamma function Q(a, x), a > 0 and x >= 0, in [0, 1]. */
export function gammaUpper(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`gammaUpper needs a > 0 and x >= 0, got ${a} and ${x}.`)
  if (x === 0) return 1
  if (x === Number.POSITIVE_INFINITY) return 0
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x)
}

/** Regularised lower incomplete gamma function P(a, x) = 1 - Q(a, x). */
export function gammaLower(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`gammaLower needs a > 0 and x >= 0, got ${a} and ${x}.`)
  if (x === 0) return 0
  if (x === Number.POSITIVE_INFINITY) return 1
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x)
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m < MAX_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / guard(1 + even * d)
    c = guard(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / guard(1 + odd * d)
    c = guard(1 + odd / c)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < EPSILON) break
  }
  return h
}

/** Regularised incomplete beta function I_x(a, b), a > 0, b > 0, x in [0, 1]. */
export function betaLower(a: number, b: number, x: number): number {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1)) {
    throw new RangeError(`betaLower needs a > 0, b > 0 and 0 <= x <= 1, got ${a}, ${b} and ${x}.`)
  }
  if (x === 0 || x === 1) return x
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(a, b, x)) / a
  return 1 - (front * betaFraction(b, a, 1 - x)) / b
}

/** Probability that a standard normal value is at most z. */
export function normalCdf(z: number): number {
  const tail = 0.5 * gammaUpper(0.5, (z * z) / 2)
  return z < 0 ? tail : 1 - tail
}

/** The standard normal quantile of p in (0, 1); throws outside. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`normalQuantile needs 0 < p < 1, got ${p}.`)
  if (p === 0.5) return 0
  if (p > 0.5) return -normalQuantile(1 - p)
  return -findRoot({ falling: (z) => 0.5 * gammaUpper(0.5, (z * z) / 2), target: p, start: 1 })
}

/** Upper tail of the chi-square distribution: the probability of a value above `x` with `df` > 0. */
export function chiSquareUpper(x: number, df: number): number {
  return x <= 0 ? 1 : gammaUpper(df / 2, x / 2)
}

/** The chi-square value with the probability p, 0 <= p < 1, below it. */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(p >= 0 && p < 1)) throw new RangeError(`chiSquareQuantile needs 0 <= p < 1, got ${p}.`)
  if (p === 0) return 0
  return 2 * findRoot({ falling: (x) => -gammaLower(df / 2, x), target: -p, start: df / 2 })
}

/** Upper tail of Fisher's F distribution; degrees of freedom may be fractional. */
export function fUpper(f: number, df1: number, df2: number): number {
  return f <= 0 ? 1 : betaLower(df2 / 2, df1 / 2, df2 / (df2 + df1 * f))
}

/** The F value with the probability p, 0 < p < 1, below it. */
export function fQuantile(p: number, df1: number, df2: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`fQuantile needs 0 < p < 1, got ${p}.`)
  if (p >= 0.5) return findRoot({ falling: (f) => fUpper(f, df1, df2), target: 1 - p, start: 1 })
  // Near zero the upper tail is 1 to the last digit, so the lower one is asked.
  const lower = (f: number): number => betaLower(df1 / 2, df2 / 2, (df1 * f) / (df2 + df1 * f))
  return findRoot({ falling: (f) => -lower(f), target: -p, start: 1 })
}

/** Where a function falling on [0, infinity) takes the value `target`, by doubling and halving. */
function findRoot(search: { falling: (x: number) => number; target: number; start: number }): number {
  let low = 0
  let high = search.start
  while (search.falling(high) > search.target && high < 1e300) {
    low = high
    high *= 2
  }
  for (let step = 0; step < 1100; step++) {
    const middle = low + (high - low) / 2
    if (middle === low || middle === high) break
    if (search.falling(middle) > search.target) low = middle
    else high = middle
  }
  return low + (high - low) / 2
}
