import { WORK_MINUTES, type WorkItem, type WorkKind } from "./work-item"
import { byValue } from "./work-queue"

/** The stretches of time people have. */
export const FREE_MINUTES = [5, 10, 30] as const
export type FreeMinutes = (typeof FREE_MINUTES)[number]

/** What one thing done is worth, in points to compare by (shelter policy: care first, then what would be lost). */
const WORTH: Readonly<Record<WorkKind, number>> = {
  care: 100,
  review: 70,
  incident_review: 60,
  lapse: 50,
  round: 45,
  request: 40,
  first_rating: 35,
  session: 30,
  second_look: 25,
  gate: 22,
  rating: 18,
  follow_up: 12,
  enrol: 8,
}
const URGENCY_POINTS = 10
const MOST_URGENT = 30
/** More lines than this are no plan but a list, and more of one kind are no choice. */
const MOST_LINES = 5
const MOST_OF_A_KIND = 2
/** A quick look instead of the full sheet leaves something undone. */
const LIGHTER_SHARE = 0.6

/**
 * The few things worth most in the minutes somebody has, in one room when given: of the two best of each kind the best
 * total worth that fits, at most five lines, in the order of their value. A full sheet that does not fit is offered as
 * a quick look.
 */
export function planMinutes(
  items: readonly WorkItem[],
  free: { readonly minutes: number; readonly room?: string | null },
): WorkItem[] {
  const choices = items
    .filter((item) => !free.room || item.room === free.room)
    .map((item) => lighten(item, free.minutes))
    .filter(({ item }) => item.minutes <= free.minutes)
    .sort((a, b) => b.worth - a.worth || byValue(a.item, b.item))
  const few = choices.filter(
    ({ item }, index) =>
      choices.slice(0, index).filter((one) => one.item.kind === item.kind).length < MOST_OF_A_KIND,
  )
  return filledUp(bestFit(few, free.minutes), choices, free.minutes)
    .map(({ item }) => item)
    .sort(byValue)
}

interface Choice {
  readonly item: WorkItem
  readonly worth: number
}

function lighten(item: WorkItem, minutes: number): Choice {
  const worth = WORTH[item.kind] + (URGENCY_POINTS * Math.min(item.urgency, MOST_URGENT)) / MOST_URGENT
  if (item.look !== "full" || item.minutes <= minutes) return { item, worth }
  const quick: WorkItem = {
    ...item,
    look: "quick",
    minutes: WORK_MINUTES.quickLook,
    because: `${item.because}; the full sheet takes ${item.minutes} minutes, a quick look helps already`,
  }
  return { item: quick, worth: worth * LIGHTER_SHARE }
}

/** Exact best choice by minutes and number of lines: the queue of a house is small enough for the whole table. */
function bestFit(choices: readonly Choice[], minutes: number): readonly Choice[] {
  const cells: { worth: number; taken: readonly Choice[] }[][] = Array.from({ length: MOST_LINES + 1 }, () =>
    Array.from({ length: minutes + 1 }, () => ({ worth: 0, taken: [] })),
  )
  for (const choice of choices) {
    for (let lines = MOST_LINES; lines >= 1; lines--) {
      for (let left = minutes; left >= choice.item.minutes; left--) {
        const without = cells[lines - 1]?.[left - choice.item.minutes]
        const cell = cells[lines]?.[left]
        if (!without || !cell || without.worth + choice.worth <= cell.worth) continue
        cell.worth = without.worth + choice.worth
        cell.taken = [...without.taken, choice]
      }
    }
  }
  return cells.reduce<readonly Choice[]>((best, row) => {
    const taken = row[minutes]?.taken ?? []
    return worthOf(taken) > worthOf(best) ? taken : best
  }, [])
}

/** What still fits beside the best of each kind: a short thing is not left undone because two longer ones were better. */
function filledUp(best: readonly Choice[], choices: readonly Choice[], minutes: number): readonly Choice[] {
  const plan = [...best]
  for (const choice of choices) {
    const used = plan.reduce((sum, { item }) => sum + item.minutes, 0)
    const ofKind = plan.filter(({ item }) => item.kind === choice.item.kind).length
    const fits = used + choice.item.minutes <= minutes && plan.length < MOST_LINES && ofKind < MOST_OF_A_KIND
    if (fits && !plan.includes(choice)) plan.push(choice)
  }
  return plan
}

const worthOf = (choices: readonly Choice[]) => choices.reduce((sum, { worth }) => sum + worth, 0)
