import { expect, test } from "vitest"
import { dayFromIso, isoFromDay } from "@/lib/domain/calendar/day"
import { type ExposedCat, judgeExposure, mondayOf } from "@/lib/domain/matching/exposure-groups"
import { isLookedAt } from "@/lib/platform/looking"

const cat = (id: string, exposure: number, more: Partial<ExposedCat> = {}): ExposedCat => ({
  ...{ id, exposure, los: 10, ageMonths: 30, colour: "orange", isFivPositive: false, peopleMean: 4 },
  ...more,
})

test("a week begins on Monday, whatever the day", () => {
  const monday = dayFromIso("2026-11-16")
  for (let day = monday; day < monday + 7; day++) expect(isoFromDay(mondayOf(day))).toBe("2026-11-16")
  expect(isoFromDay(mondayOf(monday - 1))).toBe("2026-11-09")
  expect(isoFromDay(mondayOf(dayFromIso("1969-12-31")))).toBe("1969-12-29")
})

test("the figures of a week by hand: Gini 0.25, the longest stay at half the rest, and an alarm", () => {
  const week = judgeExposure([cat("a", 10, { los: 90 }), cat("b", 20), cat("c", 30), cat("d", 40)])
  expect(week.gini).toBeCloseTo(0.25, 12)
  // 10 for the longest stay, (20 + 30 + 40) / 3 = 30 for the rest.
  expect(week.longStays).toEqual({ quarterMean: 10, restMean: 30, ratio: 1 / 3, isAlarming: true })
})

test("a group is compared from five cats on each side on", () => {
  const black = (count: number) =>
    Array.from({ length: count }, (_, index) => cat(`black${index}`, 1, { colour: "Black and white" }))
  const rest = Array.from({ length: 5 }, (_, index) => cat(`rest${index}`, 2))
  const groupOf = (cats: ExposedCat[]) => judgeExposure(cats).groups.find(({ key }) => key === "black")
  expect(groupOf([...black(4), ...rest])).toMatchObject({ n: 4, rest: 5, mean: 1, ratio: null })
  expect(groupOf([...black(5), ...rest])).toMatchObject({ n: 5, rest: 5, ratio: 0.5 })
})

test("what is not known puts a cat in no group", () => {
  const unknown = cat("x", 1, { ageMonths: null, colour: null, peopleMean: null })
  expect(judgeExposure([unknown]).groups.map(({ n }) => n)).toEqual([0, 0, 0, 0])
})

test("only looks count: no fetch ahead, no head, no bot", () => {
  const looks = (headers: Record<string, string>) => isLookedAt(new Headers(headers))
  const browser = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" }
  expect(looks(browser)).toBe(true)
  expect(looks({ ...browser, rsc: "1" })).toBe(true)
  expect(looks({ ...browser, rsc: "1", "next-router-prefetch": "1" })).toBe(false)
  expect(looks({ ...browser, "sec-purpose": "prefetch;prerender" })).toBe(false)
  expect(looks({ ...browser, "x-method": "HEAD" })).toBe(false)
  expect(looks({ "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)" })).toBe(false)
  expect(looks({})).toBe(false)
})
