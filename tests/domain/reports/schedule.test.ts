import fc from "fast-check"
import { expect, test } from "vitest"
import { dateFromDay, dayFromIso, isoFromDay } from "@/lib/domain/calendar/day"
import { nextDue, weekdayOf } from "@/lib/domain/reports/schedule"

const after = (iso: string, every: "week" | "month", onDay: number) =>
  isoFromDay(nextDue({ every, onDay }, dayFromIso(iso)))

test("a weekly report comes on its weekday, never today again", () => {
  expect(weekdayOf(dayFromIso("2026-11-21"))).toBe(6)
  expect(after("2026-11-21", "week", 6)).toBe("2026-11-28")
  expect(after("2026-11-21", "week", 7)).toBe("2026-11-22")
  expect(after("2026-12-31", "week", 5)).toBe("2027-01-01")
})

test("a monthly report comes on its day of the month", () => {
  expect(after("2026-11-21", "month", 21)).toBe("2026-12-21")
  expect(after("2026-11-21", "month", 28)).toBe("2026-11-28")
  expect(after("2026-12-05", "month", 1)).toBe("2027-01-01")
})

test("the next day is always later, on the right day, and no such day was passed over", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40_000 }),
      fc.constantFrom("week" as const, "month" as const),
      fc.integer({ min: 1, max: 28 }),
      (day, every, n) => {
        const onDay = every === "week" ? ((n - 1) % 7) + 1 : n
        const next = nextDue({ every, onDay }, day)
        const isDue = (one: number) =>
          (every === "week" ? weekdayOf(one) : dateFromDay(one).dayOfMonth) === onDay
        expect(isDue(next)).toBe(true)
        for (let one = day + 1; one < next; one++) expect(isDue(one)).toBe(false)
      },
    ),
  )
})

test("a day no month has is refused", () => {
  expect(() => nextDue({ every: "month", onDay: 31 }, 0)).toThrow(RangeError)
  expect(() => nextDue({ every: "week", onDay: 0 }, 0)).toThrow(RangeError)
})
