import type { Day } from "@/lib/domain/calendar/day"
import { isWithin } from "./cohort"
import type { Slice } from "./cohort-slice"
import {
  type CheckInFact,
  type KnownStay,
  oncePer,
  type PlacementFact,
  type Prepared,
} from "./programme-data"

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
 * Every adoption of a shelter by the id of its stay, followed to the cat's return by its adopter, to the day another way back
 * or a "not in the home any more" was learned, or to the end of the data.
 */
const adoptionsByStay = oncePer((prepared: Prepared): ReadonlyMap<string, Adoption> => {
  const adoptions = new Map<string, Adoption>()
  for (const stays of prepared.staysByCat.values())
    for (const [i, stay] of stays.entries())
      if (stay.outcome === "adoption" && stay.outcomeDay !== null)
        adoptions.set(
          stay.id,
          followed(prepared, { stay, adoptedDay: stay.outcomeDay, later: stays.slice(i + 1) }),
        )
  return adoptions
})

/** The adoptions of a cohort's stays: an adoption counts in the cohort of its stay. */
export const adoptionsOf = oncePer((slice: Slice): readonly Adoption[] =>
  pick(slice.prepared, slice.stays, () => true),
)

/** The same for all adoptions whose day lies in the window, whenever the stay began. */
export const adoptionsInWindow = oncePer((slice: Slice): readonly Adoption[] =>
  pick(slice.prepared, slice.matching, (day) => isWithin(day, slice.from, slice.to)),
)

function pick(prepared: Prepared, stays: readonly KnownStay[], isIn: (day: Day) => boolean): Adoption[] {
  const known = adoptionsByStay(prepared)
  const picked: Adoption[] = []
  for (const { id, outcome, outcomeDay } of stays) {
    if (outcome !== "adoption" || outcomeDay === null || !isIn(outcomeDay)) continue
    const adoption = known.get(id)
    if (adoption) picked.push(adoption)
  }
  return picked
}

const NO_CHECK_INS: readonly CheckInFact[] = []

function followed(
  prepared: Prepared,
  { stay, adoptedDay, later }: { stay: KnownStay; adoptedDay: Day; later: readonly KnownStay[] },
): Adoption {
  const placement = prepared.adoptionByStay.get(stay.id) ?? null
  const checkIns = (placement && prepared.checkInsByPlacement.get(placement.id)) ?? NO_CHECK_INS
  const end = (followedDay: Day, how: Adoption["end"], returnReason: string | null = null): Adoption => ({
    stay,
    adoptedDay,
    placement,
    checkIns,
    followedDay,
    end: how,
    returnReason,
  })
  const back = placement ? prepared.returnByPlacement.get(placement.id) : undefined
  if (back) return end(back.day, "returned", back.reason)
  const next = later.find(({ intakeDay }) => intakeDay >= adoptedDay)
  if (next) {
    const isViaAdopter = next.isReturn === true || next.intakeType === "owner_relinquished"
    return end(next.intakeDay, isViaAdopter ? "returned" : "not_via_adopter")
  }
  const gone = checkIns.find(({ inHome, dueDay }) => inHome === "no" && dueDay <= prepared.dataEnd)
  return gone ? end(gone.dueDay, "not_in_home") : end(prepared.dataEnd, "open")
}

/** Days an adoption was followed, to its return or to where knowledge ends. */
export const daysOf = ({ adoptedDay, followedDay }: Adoption): number => Math.max(0, followedDay - adoptedDay)

/** Whether so many days have passed since the adoption: only such adoptions may stand in a plain share. */
export const isMatured = (adoption: Adoption, days: number, dataEnd: Day): boolean =>
  dataEnd - adoption.adoptedDay >= days

/** Outings that keep an adventure up: at least once a month. */
export const OFTEN_OUTDOORS: readonly string[] = ["monthly", "weekly_or_more"]

/** Goes once through the check-ins of some days after adoption that were due by the end of the data; `at` is the day's place. */
export function eachDueAnswer(
  { slice, adoptions, days }: { slice: Slice; adoptions: readonly Adoption[]; days: readonly number[] },
  take: (answer: CheckInFact, at: number) => void,
): void {
  const { dataEnd } = slice.prepared
  for (const { checkIns } of adoptions)
    for (const one of checkIns) {
      const at = one.dueDay <= dataEnd ? days.indexOf(one.day) : -1
      if (at >= 0) take(one, at)
    }
}
