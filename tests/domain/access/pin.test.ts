import { expect, test } from "vitest"
import { whyWeakPin } from "@/lib/domain/access/pin"

test.each(["0000", "7777777", "1234", "6789", "7890", "4321", "98765432", "1212", "123123", "1984", "2026"])(
  "%s is among the first that people try",
  (pin) => {
    expect(whyWeakPin(pin)).toMatch(/^must not/)
  },
)

test.each(["", "123", "123456789", "12a4", "12 4", "١٢٣٤"])("%j is no PIN", (pin) => {
  expect(whyWeakPin(pin)).toBe("must have 4 to 8 digits")
})

test.each(["4071", "3391", "204817", "90210637"])("%s will do", (pin) => {
  expect(whyWeakPin(pin)).toBeNull()
})
