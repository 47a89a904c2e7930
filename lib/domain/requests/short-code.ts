/** Nothing that is mistaken for something else when said or read aloud: no 0 O 1 I L, no B 8, no S 5, no vowels that make words. */
const LETTERS = "CDFGHJKMNPQRTVWXYZ"
const DIGITS = "234679"

/** How many different codes there are: two letters and two digits. */
export const SHORT_CODES = LETTERS.length ** 2 * DIGITS.length ** 2

/** The n-th code (0 to SHORT_CODES - 1), such as "KT27": said at the counter, found in the queue. Throws RangeError outside. */
export function shortCode(n: number): string {
  if (!(Number.isInteger(n) && n >= 0 && n < SHORT_CODES)) throw new RangeError(`There is no code ${n}.`)
  const at = (list: string, index: number) => list.charAt(index)
  const digits = n % DIGITS.length ** 2
  const letters = Math.floor(n / DIGITS.length ** 2)
  return (
    at(LETTERS, Math.floor(letters / LETTERS.length)) +
    at(LETTERS, letters % LETTERS.length) +
    at(DIGITS, Math.floor(digits / DIGITS.length)) +
    at(DIGITS, digits % DIGITS.length)
  )
}

/** What somebody typed, as a code; null when it cannot be one. */
export function readShortCode(typed: string): string | null {
  const code = typed.replace(/[\s-]/g, "").toUpperCase()
  return new RegExp(`^[${LETTERS}]{2}[${DIGITS}]{2}$`).test(code) ? code : null
}
