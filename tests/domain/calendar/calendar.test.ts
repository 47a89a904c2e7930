import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { ageBand, ageInMonths, ageInWeeks } from "@/lib/domain/calendar/age"
import {
  dateFromDay,
  dayFromDate,
  dayFromIso,
  daysBetween,
  isoFromDay,
  parseIsoDay,
} from "@/lib/domain/calendar/day"
import {
  addMonths,
  firstDayOfMonth,
  lastDayOfMonth,
  monthOf,
  monthsFromTo,
  shiftMonth,
  wholeMonthsBetween,
} from "@/lib/domain/calendar/month"
import { dayInZone, hoursBetween } from "@/lib/domain/calendar/zone"

const anyDay = fc.integer({ min: -719_162, max: 2_932_896 })
const modernDay = fc.integer({ min: dayFromIso("1990-01-01"), max: dayFromIso("2060-12-31") })

describe("days", () => {
  test.each([
    ["1970-01-01", 0],
    ["1969-12-31", -1],
    ["2000-02-29", 11_016],
    ["2026-11-20", 20_777],
    ["0001-01-01", -719_162],
    ["9999-12-31", 2_932_896],
  ])("%s is day %i", (iso, day) => {
    expect([dayFromIso(iso), isoFromDay(day)]).toEqual([day, iso])
  })

  test("agree with the platform's own calendar on every day", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const platform = new Date(day * 86_400_000)
        const { year, month, dayOfMonth } = dateFromDay(day)
        expect([year, month - 1, dayOfMonth]).toEqual([
          platform.getUTCFullYear(),
          platform.getUTCMonth(),
          platform.getUTCDate(),
        ])
        expect(dayFromIso(isoFromDay(day))).toBe(day)
      }),
    )
  })

  test.each([
    "2026-02-31",
    "2026-02-29",
    "1900-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-00",
    "0000-01-01",
  ])("%s is no day", (text) => {
    expect(parseIsoDay(text)).toBeNull()
    expect(() => dayFromIso(text)).toThrow(RangeError)
  })

  test.each(["20-11-2026", "2026-1-5", " 2026-11-20", "2026-11-20T00:00", "", "2026/11/20", "31-02"])(
    "%j is not the form",
    (text) => {
      expect(parseIsoDay(text)).toBeNull()
    },
  )

  test("are counted forwards and backwards", () => {
    expect(daysBetween(dayFromIso("2024-02-28"), dayFromIso("2024-03-01"))).toBe(2)
    expect(daysBetween(10, 3)).toBe(-7)
  })

  test.each([0.5, Number.NaN, 3_000_000])("%d is refused", (day) => {
    expect(() => isoFromDay(day)).toThrow(RangeError)
    expect(() => daysBetween(0, day)).toThrow(/^to /)
  })

  test("a date that does not exist is refused", () => {
    expect(() => dayFromDate({ year: 2026, month: 13, dayOfMonth: 1 })).toThrow(RangeError)
  })
})

describe("months", () => {
  test("of a day, with its first and last day", () => {
    expect(monthOf(dayFromIso("2024-02-17"))).toBe("2024-02")
    expect([firstDayOfMonth("2024-02"), lastDayOfMonth("2024-02")].map(isoFromDay)).toEqual([
      "2024-02-01",
      "2024-02-29",
    ])
  })

  test("shift over the turn of a year", () => {
    expect([shiftMonth("2026-11", 2), shiftMonth("2026-01", -1), shiftMonth("2026-05", -17)]).toEqual([
      "2027-01",
      "2025-12",
      "2024-12",
    ])
    expect(monthsFromTo("2025-11", "2026-02")).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"])
    expect(monthsFromTo("2026-02", "2025-11")).toEqual([])
  })

  test.each(["2026-13", "2026-1", "202611"])("%s is no month", (month) => {
    expect(() => firstDayOfMonth(month)).toThrow(RangeError)
  })

  test("adding months stays in a short month", () => {
    const added = (iso: string, months: number) => isoFromDay(addMonths(dayFromIso(iso), months))
    expect([added("2026-01-31", 1), added("2024-02-29", 12), added("2026-03-15", -3)]).toEqual([
      "2026-02-28",
      "2025-02-28",
      "2025-12-15",
    ])
  })

  test("are whole only when the day number is reached again", () => {
    const months = (from: string, to: string) => wholeMonthsBetween(dayFromIso(from), dayFromIso(to))
    expect([months("2026-01-31", "2026-02-28"), months("2026-01-31", "2026-03-31")]).toEqual([0, 2])
    expect([months("2026-01-10", "2026-02-09"), months("2026-01-10", "2026-02-10")]).toEqual([0, 1])
    expect(months("2026-03-10", "2026-01-10")).toBe(-2)
  })

  test("every day lies in its own month", () => {
    fc.assert(
      fc.property(modernDay, (day) => {
        const month = monthOf(day)
        expect(firstDayOfMonth(month) <= day && day <= lastDayOfMonth(month)).toBe(true)
        expect(lastDayOfMonth(month) + 1).toBe(firstDayOfMonth(shiftMonth(month, 1)))
      }),
    )
  })
})

describe("age", () => {
  const at = dayFromIso("2026-11-20")

  test.each([
    ["2026-06-21", "kitten_under_5m"],
    ["2026-06-20", "adult_5m_to_10y"],
    ["2016-11-21", "adult_5m_to_10y"],
    ["2016-11-20", "senior_10y_plus"],
    ["2026-11-20", "kitten_under_5m"],
    ["2026-11-21", "unknown"],
  ])("born %s is %s", (birth, band) => {
    expect(ageBand(dayFromIso(birth), at)).toBe(band)
  })

  test("without a birth day is not guessed", () => {
    expect([ageBand(null, at), ageInMonths(null, at), ageInWeeks(null, at)]).toEqual(["unknown", null, null])
    expect(ageInWeeks(at + 1, at)).toBeNull()
  })

  test("counts completed weeks", () => {
    expect([ageInWeeks(at - 111, at), ageInWeeks(at - 112, at)]).toEqual([15, 16])
  })
})

describe("zones", () => {
  const midnightUtc = Date.UTC(2026, 10, 20)

  test.each([
    ["UTC", "2026-11-20"],
    ["Asia/Kathmandu", "2026-11-20"],
    ["America/Los_Angeles", "2026-11-19"],
    ["Pacific/Kiritimati", "2026-11-20"],
  ])("midnight UTC in %s is %s", (zone, iso) => {
    expect(isoFromDay(dayInZone(midnightUtc, zone))).toBe(iso)
  })

  test("the hour that clocks repeat stays on its day", () => {
    const before = Date.UTC(2026, 9, 25, 0, 30)
    expect([before, before + 3_600_000].map((ms) => isoFromDay(dayInZone(ms, "Europe/Berlin")))).toEqual([
      "2026-10-25",
      "2026-10-25",
    ])
    expect(hoursBetween(before, before + 5_400_000)).toBe(1.5)
  })

  test("UTC days are what dividing says", () => {
    fc.assert(
      fc.property(modernDay, fc.integer({ min: 0, max: 86_399_999 }), (day, ms) => {
        expect(dayInZone(day * 86_400_000 + ms, "UTC")).toBe(day)
      }),
    )
  })

  test("an unknown zone or instant is refused", () => {
    expect(() => dayInZone(0, "Mars/Olympus")).toThrow(RangeError)
    expect(() => dayInZone(Number.NaN, "UTC")).toThrow(RangeError)
    expect(() => hoursBetween(0, Number.POSITIVE_INFINITY)).toThrow(RangeError)
  })
})
