import { v5 } from "uuid"

// One fixed namespace: the same seed and place in the story give the same ids, so the demo is the same shelter everywhere.
const NAMESPACE = "6f1c1b1e-2d0c-5a53-9b1e-51ac4110e000"

/** Chance with a seed: the same seed gives the same story (mulberry32). */
export class Chance {
  #state: number
  #ids = 0
  readonly #name: string

  constructor(seed: number, name: string) {
    this.#state = seed >>> 0
    this.#name = name
    for (const sign of name)
      this.#state = Math.imul(this.#state ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }

  /** A number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  happens(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.next() * list.length)]
    if (chosen === undefined) throw new RangeError("nothing to pick from")
    return chosen
  }

  /** About normal, by the sum of three uniforms. */
  around(mean: number, spread: number): number {
    return mean + (this.next() + this.next() + this.next() - 1.5) * 2 * spread
  }

  id(): string {
    return v5(`${this.#name}/${this.#ids++}`, NAMESPACE)
  }
}
