import type { Day } from "@/lib/domain/calendar/day"
import { isWithin } from "./cohort"
import type { Slice } from "./cohort-slice"
import type { CheckInFact, KnownStay, PlacementFact, Prepared } from "./programme-data"

/** A final adoption that ended a stay, and what became of it as far as it is known. */
export type Adoption = {
  stay: KnownStay
  adoptedDay: Day
  placement: PlacementFact | null
  /** Until when it was followed: its return, the day something else was learned, or the end of the data. */
  followedDay: Day
  end: "returned" | "not_via_adopter" | "not_in_home" | "open"
  returnReason: string | null
  checkIns: readonly CheckInFact[]
}

/**
 * The adoptions of a cohort's stays, each followed to the cat's return by its adopter, to the day another way back or a
 * "not in the home any more" was learned, or to the end of the data. An adoption counts in the cohort of its stay.
 */
export function adoptionsOf(slice: Slice): Adoption[] {
  return slice.stays.flatMap((stay) => (stay.outcome === "adoption" ? [followed(slice.prepared, stay)] : []))
}

/** The same for all adoptions whose day lies in the window, whenever the stay began. */
export function adoptionsInWindow(slice: Slice): Adoption[] {
  return slice.matching.flatMap((stay) =>
    stay.outcome === "adoption" && stay.outcomeDay !== null && isWithin(stay.outcomeDay, slice.from, slice.to)
      ? [followed(slice.prepared, stay)]
      : [],
  )
}

function followed(prepared: Prepared, stay: KnownStay): Adoption {
  const adoptedDay = stay.outcomeDay ?? prepared.dataEnd
  const placement = prepared.adoptionByStay.get(stay.id) ?? null
  const checkIns = placement ? (prepared.checkInsByPlacement.get(placement.id) ?? []) : []
  const base = { stay, adoptedDay, placement, checkIns, returnReason: null }
  const back = placement ? prepared.returnByPlacement.get(placement.id) : undefined
  if (back) return { ...base, followedDay: back.day, end: "returned", returnReason: back.reason }
  const stays = prepared.staysByCat.get(stay.catKey) ?? []
  const next = stays.slice(stays.indexOf(stay) + 1).find(({ intakeDay }) => intakeDay >= adoptedDay)
  if (next) {
    const isViaAdopter = next.isReturn === true || next.intakeType === "owner_relinquished"
    return { ...base, followedDay: next.intakeDay, end: isViaAdopter ? "returned" : "not_via_adopter" }
  }
  const gone = checkIns.find(({ inHome, dueDay }) => inHome === "no" && dueDay <= prepared.dataEnd)
  if (gone) return { ...base, followedDay: gone.dueDay, end: "not_in_home" }
  return { ...base, followedDay: prepared.dataEnd, end: "open" }
}

/** Days an adoption was followed, to its return or to where knowledge ends. */
export const daysOf = ({ adoptedDay, followedDay }: Adoption): number => Math.max(0, followedDay - adoptedDay)

/** Whether so many days have passed since the adoption: only such adoptions may stand in a plain share. */
export const isMatured = (adoption: Adoption, days: number, dataEnd: Day): boolean =>
  dataEnd - adoption.adoptedDay >= days

/** Outings that keep an adventure up: at least once a month. */
export const OFTEN_OUTDOORS: readonly string[] = ["monthly", "weekly_or_more"]

/** The check-ins of one day after adoption that were due by the end of the data. */
export function dueAnswers(slice: Slice, adoptions: readonly Adoption[], day: number): CheckInFact[] {
  return adoptions.flatMap(({ checkIns }) =>
    checkIns.filter((one) => one.day === day && one.dueDay <= slice.prepared.dataEnd),
  )
}
