import type { Day } from "@/lib/domain/calendar/day"
import { isDay } from "@/lib/domain/calendar/day"
import { addMonths } from "@/lib/domain/calendar/month"
import type { WEIGHT_UNITS } from "./profile"

/** An age as whole months and further days. */
export interface Age {
  readonly months: number
  readonly days: number
}

const AGE_PART = /(\d+(?:\.\d+)?)\s*\/?\s*(years?|yrs?|y|months?|mos?|m|weeks?|wks?|w|days?|d)\b\.?/gi
const OLDEST_YEARS = 40
const KG: Readonly<Record<(typeof WEIGHT_UNITS)[number], number>> = {
  kg: 1,
  g: 0.001,
  lb: 0.45359237,
  oz: 0.028349523,
}
const HEAVIEST_KG = 60

/**
 * Reads an age such as "9 years 2 months.", "12 weeks", "2Y/4M/26D" or a bare number of years. Null when nothing in
 * the text is an age, when something else stands beside it, or when it is above 40 years.
 */
export function readAge(text: string): Age | null {
  const plain = text.trim()
  if (/^\d{1,2}(\.\d+)?$/.test(plain)) return checkAge({ months: Math.round(Number(plain) * 12), days: 0 })
  let months = 0
  let days = 0
  let isFound = false
  const rest = plain.replace(AGE_PART, (_, amount: string, unit: string) => {
    isFound = true
    const size = Number(amount)
    const letter = unit[0]?.toLowerCase()
    if (letter === "y") months += Math.round(size * 12)
    else if (letter === "m") months += Math.round(size)
    else days += Math.round(letter === "w" ? size * 7 : size)
    return ""
  })
  return isFound && /^[\s,./]*(?:(?:and|old)[\s,./]*)*$/i.test(rest) ? checkAge({ months, days }) : null
}

/** The day of birth an age on a day points to; null when it would lie outside the calendar. */
export function birthFromAge({ months, days }: Age, onDay: Day): Day | null {
  const day = addMonths(onDay, -months) - days
  return isDay(day) ? day : null
}

/** Reads a weight in the given unit as kilograms with two digits; 0 and below is absent (null), above 60 kg unreadable. */
export function readWeight(text: string, unit: (typeof WEIGHT_UNITS)[number]): number | null | "unreadable" {
  const match = /^(-?\d+(?:[.,]\d+)?)\s*[a-z.]*$/i.exec(text.trim())
  if (!match) return "unreadable"
  const kilograms = Number((match[1] ?? "").replace(",", ".")) * KG[unit]
  if (kilograms > HEAVIEST_KG) return "unreadable"
  return kilograms <= 0 ? null : Math.round(kilograms * 100) / 100
}

function checkAge(age: Age): Age | null {
  return age.months + age.days / 30 <= OLDEST_YEARS * 12 ? age : null
}
