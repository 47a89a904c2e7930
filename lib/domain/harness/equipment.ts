import { ageInMonths } from "@/lib/domain/calendar/age"
import type { Day } from "@/lib/domain/calendar/day"
import { GRADUATE_STAGE } from "./stages"

export const EQUIPMENT_KINDS = {
  harness: "Harness",
  leash: "Leash",
  backpack: "Backpack",
  cart: "Cart",
} as const
export type EquipmentKind = keyof typeof EQUIPMENT_KINDS
export const CONDITIONS = { good: "Good", worn: "Worn", retired: "Retired" } as const
export type Condition = keyof typeof CONDITIONS

/** Styles of each kind; a dog's harness and a retractable leash are in no list, because they are never used. */
export const EQUIPMENT_STYLES: Readonly<Record<EquipmentKind, readonly string[]>> = {
  harness: ["H", "vest", "figure8", "jacket"],
  leash: ["nylon", "long line"],
  backpack: ["mesh", "bubble"],
  cart: ["cart"],
}

/** Numbers of gear (shelter policy; leash length: the stricter statement of the founding articles, 4 to 6 feet). */
export const EQUIPMENT_RULE = {
  longestLeashM: 1.85,
  longLineFromStage: GRADUATE_STAGE,
  fitDays: 60,
  kittenFitDays: 14,
  kittenBelowMonths: 12,
  weightChange: 0.1,
} as const

/** A fit check as it was made: when, and how heavy and old the cat was. */
export interface FitRecord {
  readonly day: Day
  readonly passed: boolean
  readonly weightKg: number | null
}

/** What is known of the cat today; null where nobody knows. */
export interface FitSubject {
  readonly asOfDay: Day
  readonly birthDay: Day | null
  readonly weightKg: number | null
}

/**
 * Whether a fit check still holds: passed, not older than 60 days (14 while a cat is under a year or of unknown age),
 * and the weight not changed by a tenth since. The reason is in words, null when it holds. Source: rule C.5; growth:
 * shelter policy.
 */
export function whyFitRanOut(fit: FitRecord | null, cat: FitSubject): string | null {
  if (fit === null) return "No fit check yet"
  if (!fit.passed) return "The last fit check was not passed"
  const months = ageInMonths(cat.birthDay, cat.asOfDay)
  const isGrowing = months === null || months < EQUIPMENT_RULE.kittenBelowMonths
  const days = isGrowing ? EQUIPMENT_RULE.kittenFitDays : EQUIPMENT_RULE.fitDays
  if (cat.asOfDay - fit.day > days)
    return `The fit check is older than ${days} days${isGrowing ? ", and the cat may have grown" : ""}`
  const change = fit.weightKg && cat.weightKg ? Math.abs(cat.weightKg / fit.weightKg - 1) : 0
  // Weights are divided before they arrive here; a tenth must stay a tenth.
  if (change >= EQUIPMENT_RULE.weightChange - 1e-9)
    return "The weight has changed by a tenth since the fit check"
  return null
}

/** One piece of gear as a session would use it. */
export interface Gear {
  readonly kind: EquipmentKind
  readonly condition: Condition
  readonly lengthM: number | null
  /** The cat that used it last, and whether it was cleaned since. */
  readonly lastCatId: string | null
  readonly isCleanedSince: boolean
}

/** What stands against using a piece of gear for a cat at a stage, in words; empty when nothing does. */
export function gearProblems(
  gear: Gear,
  use: { readonly catId: string; readonly stage: number },
): readonly string[] {
  const problems: string[] = []
  if (gear.condition === "retired") problems.push("Retired: not used any more")
  if (gear.condition === "worn" && gear.kind !== "cart")
    problems.push("Worn: look at every buckle and seam first")
  if (gear.lastCatId !== null && gear.lastCatId !== use.catId && !gear.isCleanedSince)
    problems.push("Not cleaned since another cat used it")
  const { longestLeashM, longLineFromStage } = EQUIPMENT_RULE
  if (
    gear.kind === "leash" &&
    gear.lengthM !== null &&
    gear.lengthM > longestLeashM &&
    use.stage < longLineFromStage
  )
    problems.push(`Longer than ${longestLeashM} m: only for graduates`)
  return problems
}
