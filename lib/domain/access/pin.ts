export const PIN_RULE = { minDigits: 4, maxDigits: 8 } as const

const STEPS = [0, 1, 9] as const

/**
 * What is wrong with a PIN, or null. Refused are the ones that people try first: all digits alike, digits in a row up or
 * down, a pair or half repeated, a year. Source: shelter policy after common lists of leaked PINs.
 */
export function whyWeakPin(pin: string): string | null {
  const { minDigits, maxDigits } = PIN_RULE
  if (!/^\d+$/.test(pin) || pin.length < minDigits || pin.length > maxDigits)
    return `must have ${minDigits} to ${maxDigits} digits`
  const digits = [...pin].map(Number)
  for (const step of STEPS)
    if (digits.slice(1).every((digit, index) => digit === ((digits[index] ?? 0) + step) % 10))
      return step === 0 ? "must not be one digit repeated" : "must not be digits in a row"
  if (/^(\d+)\1+$/.test(pin)) return "must not be a part repeated, such as 1212"
  if (/^(19|20)\d\d$/.test(pin)) return "must not look like a year"
  return null
}
