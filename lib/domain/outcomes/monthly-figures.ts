import type { Day } from "@/lib/domain/calendar/day"
import { monthOf, monthsFromTo } from "@/lib/domain/calendar/month"
import { isWithin } from "./cohort"
import { liveRelease } from "./live-release"
import { INTAKE_TYPES, type IntakeType, OUTCOMES, type Outcome, type Stay } from "./stays"
import { wilson } from "./wilson"

export type IntakeCounts = Record<IntakeType, number>
export type OutcomeCounts = Record<Outcome, number>

export type Window = { from: Day; to: Day }

/** Intakes of each type that began inside the window. */
export function countIntakes(stays: readonly Stay[], window: Window): IntakeCounts {
  const counts = Object.fromEntries(INTAKE_TYPES.map((type) => [type, 0])) as IntakeCounts
  for (const { intakeDay, intakeType } of stays) {
    if (isWithin(intakeDay, window.from, window.to)) counts[intakeType] += 1
  }
  return counts
}

/** Outcomes of each kind inside the window. */
export function countOutcomes(stays: readonly Stay[], window: Window): OutcomeCounts {
  const counts = Object.fromEntries(OUTCOMES.map(({ key }) => [key, 0])) as OutcomeCounts
  for (const { outcomeDay, outcome } of stays) {
    if (outcomeDay !== null && outcome !== null && isWithin(outcomeDay, window.from, window.to)) {
      counts[outcome] += 1
    }
  }
  return counts
}

/** One row per calendar month of the window: intakes, outcomes, and cats in care at its last day. */
export function monthlyFigures(stays: readonly Stay[], window: Window) {
  const cells = new Map<string, { intake: Stay[]; outcome: Stay[] }>()
  const cellOf = (day: Day): { intake: Stay[]; outcome: Stay[] } => {
    const month = monthOf(day)
    const known = cells.get(month)
    if (known) return known
    const cell = { intake: [], outcome: [] }
    cells.set(month, cell)
    return cell
  }
  for (const stay of stays) {
    if (isWithin(stay.intakeDay, window.from, window.to)) cellOf(stay.intakeDay).intake.push(stay)
    if (stay.outcomeDay !== null && isWithin(stay.outcomeDay, window.from, window.to)) {
      cellOf(stay.outcomeDay).outcome.push(stay)
    }
  }
  let inCare = stays.filter((stay) => isInCareBefore(stay, window.from)).length
  return monthsFromTo(monthOf(window.from), monthOf(window.to)).map((month) => {
    const cell = cells.get(month) ?? { intake: [], outcome: [] }
    const intake = countIntakes(cell.intake, window)
    const outcome = countOutcomes(cell.outcome, window)
    inCare += cell.intake.length - cell.outcome.length
    return {
      month,
      intake,
      outcome,
      total_live_intakes: cell.intake.length,
      total_outcomes: cell.outcome.length,
      live_outcomes: countLive(outcome),
      ending_count_from_file: inCare,
    }
  })
}

/** Live release of the window and of each calendar year in it that had outcomes. */
export function releaseFigures(stays: readonly Stay[], window: Window) {
  const years = new Map<string, Stay[]>()
  for (const stay of stays) {
    if (stay.outcomeDay === null || !isWithin(stay.outcomeDay, window.from, window.to)) continue
    const year = monthOf(stay.outcomeDay).slice(0, 4)
    const list = years.get(year)
    if (list) list.push(stay)
    else years.set(year, [stay])
  }
  const by_year = Object.fromEntries(
    [...years].sort(([a], [b]) => (a < b ? -1 : 1)).map(([year, list]) => [year, releaseBlock(list, window)]),
  )
  return { all: releaseBlock(stays, window), by_year }
}

function releaseBlock(stays: readonly Stay[], window: Window) {
  const outcomes = countOutcomes(stays, window)
  const rates = liveRelease({
    adoption: outcomes.adoption,
    rto: outcomes.rto,
    transferOut: outcomes.transfer_out,
    rtf: outcomes.rtf,
    otherLive: outcomes.other_live,
    died: outcomes.died,
    lost: outcomes.lost,
    shelterEuthanasia: outcomes.shelter_euthanasia,
    ownerRequestedEuthanasia: outcomes.owner_intended_euthanasia_out,
  })
  const { x, n, rate } = rates.allOutcomes
  return {
    outcomes,
    total_outcomes: n,
    live_outcomes: x,
    lrr_live_over_all_outcomes: rate,
    lrr_excluding_owner_intended_euthanasia: rates.excludingOwnerRequested.rate,
    wilson_lrr_all: { x, n, ...wilson(x, n) },
  }
}

function countLive(outcomes: OutcomeCounts): number {
  return OUTCOMES.reduce((sum, { key, isLive }) => sum + (isLive ? outcomes[key] : 0), 0)
}

function isInCareBefore({ intakeDay, outcomeDay }: Stay, day: Day): boolean {
  return intakeDay < day && (outcomeDay === null || outcomeDay >= day)
}
