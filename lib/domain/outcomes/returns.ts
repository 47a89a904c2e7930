import type { Day } from "@/lib/domain/calendar/day"
import { kaplanMeier } from "./kaplan-meier"
import type { Stay } from "./stays"
import { survivalRows } from "./survival-figures"
import { wilson } from "./wilson"

export const RETURN_DAYS = [30, 60, 90, 180, 365] as const

/** One adoption followed to the cat's next stay; daysToReturn is null when it has not come back. */
export type FollowedAdoption = {
  adoptedDay: Day
  daysFollowed: number
  daysToReturn: number | null
  nextStay: Stay | null
}

/**
 * Every adoption with the next stay of the same cat that began on or after the day of adoption (the same day
 * counts), whatever its intake type, followed to the end of the data.
 */
export function followAdoptions(stays: readonly Stay[], dataEnd: Day): FollowedAdoption[] {
  const byCat = new Map<string, Stay[]>()
  for (const stay of stays) {
    const list = byCat.get(stay.catKey)
    if (list) list.push(stay)
    else byCat.set(stay.catKey, [stay])
  }
  const adoptions: FollowedAdoption[] = []
  for (const list of byCat.values()) {
    list.sort((a, b) => a.intakeDay - b.intakeDay || (a.outcomeDay ?? dataEnd) - (b.outcomeDay ?? dataEnd))
    list.forEach((stay, i) => {
      if (stay.outcome !== "adoption" || stay.outcomeDay === null) return
      const adoptedDay = stay.outcomeDay
      const nextStay = list.slice(i + 1).find((later) => later.intakeDay >= adoptedDay) ?? null
      adoptions.push({
        adoptedDay,
        daysFollowed: dataEnd - adoptedDay,
        daysToReturn: nextStay === null ? null : nextStay.intakeDay - adoptedDay,
        nextStay,
      })
    })
  }
  return adoptions
}

/** The returns block: shares within fixed days (matured adoptions, and all of them), and return-free survival. */
export function returnFigures(adoptions: readonly FollowedAdoption[]) {
  const km = kaplanMeier({
    time: Int32Array.from(adoptions, ({ daysToReturn, daysFollowed }) => daysToReturn ?? daysFollowed),
    event: Int32Array.from(adoptions, ({ daysToReturn }) => (daysToReturn === null ? 0 : 1)),
  })
  return {
    adoptions: adoptions.length,
    any_reintake_ever: km.events,
    first_return_intake_types: countReturnTypes(adoptions),
    complete_followup: RETURN_DAYS.map((days) =>
      shareReturned(
        adoptions.filter(({ daysFollowed }) => daysFollowed >= days),
        days,
      ),
    ),
    naive_all_adoptions: RETURN_DAYS.map((days) => shareReturned(adoptions, days)),
    km_time_to_return: {
      n: km.sets.n,
      events: km.events,
      "at_log-log": survivalRows(km, RETURN_DAYS, "log-log"),
    },
  }
}

function shareReturned(adoptions: readonly FollowedAdoption[], days: number) {
  const x = adoptions.filter(({ daysToReturn }) => daysToReturn !== null && daysToReturn <= days).length
  const n = adoptions.length
  return { days, x, n, ...wilson(x, n) }
}

function countReturnTypes(adoptions: readonly FollowedAdoption[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const { nextStay } of adoptions) {
    if (nextStay === null) continue
    const word = nextStay.intakeDetail ?? nextStay.intakeType
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
