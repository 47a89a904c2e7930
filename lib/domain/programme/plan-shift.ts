/** A cat that a session is due for today. */
export interface DueCat {
  readonly catId: string
  readonly name: string
  readonly room: string | null
  readonly stage: number
  readonly minutes: number
  /** Larger is more urgent. */
  readonly urgency: number
  /** Who handled the last sessions of this stage: another hand is worth more where the protocol asks for two. */
  readonly recentHandlers: readonly string[]
  readonly needsAnotherHandler: boolean
  readonly needsSecondPerson: boolean
}

/** Somebody on shift. */
export interface OnShift {
  readonly personId: string
  readonly name: string
  readonly clearance: number
  readonly minutes: number
}

export interface PlannedSession {
  readonly cat: DueCat
  readonly handler: OnShift
  readonly second: OnShift | null
}

export interface ShiftPlan {
  readonly sessions: readonly PlannedSession[]
  readonly leftOut: readonly { readonly cat: DueCat; readonly because: string }[]
}

/**
 * Who takes which cat today: the most urgent cats first, each with a handler who is cleared for its stage and has the
 * time, the least busy one, and another than last time where the protocol asks for two. From stage 6 on a second person
 * gives the same minutes. A cat without anybody says why. Source: rules C.1 and C.2, product rule "training queue".
 */
export function planShift(cats: readonly DueCat[], people: readonly OnShift[]): ShiftPlan {
  const left = new Map(people.map((person) => [person.personId, person.minutes]))
  const minutesOf = (person: OnShift) => left.get(person.personId) ?? 0
  const take = (person: OnShift, minutes: number) => left.set(person.personId, minutesOf(person) - minutes)
  const sessions: PlannedSession[] = []
  const leftOut: { cat: DueCat; because: string }[] = []
  for (const cat of [...cats].sort((a, b) => b.urgency - a.urgency || (a.catId < b.catId ? -1 : 1))) {
    const cleared = people.filter((person) => person.clearance >= cat.stage)
    const free = cleared.filter((person) => minutesOf(person) >= cat.minutes).sort(preference(cat, minutesOf))
    const [handler] = free
    const second = handler && cat.needsSecondPerson ? findSecond({ people, handler, cat, minutesOf }) : null
    const because = whyNot({ cat, cleared, handler, second })
    if (because !== null || !handler) {
      leftOut.push({ cat, because: because ?? "nobody has the time" })
      continue
    }
    take(handler, cat.minutes)
    if (second) take(second, cat.minutes)
    sessions.push({ cat, handler, second })
  }
  return { sessions, leftOut }
}

const preference = (cat: DueCat, minutesOf: (person: OnShift) => number) => (a: OnShift, b: OnShift) =>
  Number(isStale(cat, a)) - Number(isStale(cat, b)) ||
  minutesOf(b) - minutesOf(a) ||
  (a.personId < b.personId ? -1 : 1)

const isStale = (cat: DueCat, person: OnShift) =>
  cat.needsAnotherHandler && cat.recentHandlers.includes(person.personId)

function findSecond(input: {
  readonly people: readonly OnShift[]
  readonly handler: OnShift
  readonly cat: DueCat
  readonly minutesOf: (person: OnShift) => number
}): OnShift | null {
  const { people, handler, cat, minutesOf } = input
  const others = people.filter(
    (person) => person.personId !== handler.personId && minutesOf(person) >= cat.minutes,
  )
  return others.sort((a, b) => minutesOf(b) - minutesOf(a) || (a.personId < b.personId ? -1 : 1))[0] ?? null
}

function whyNot(found: {
  readonly cat: DueCat
  readonly cleared: readonly OnShift[]
  readonly handler: OnShift | undefined
  readonly second: OnShift | null
}): string | null {
  const { cat, cleared, handler, second } = found
  if (cleared.length === 0) return `nobody on shift is cleared for stage ${cat.stage}`
  if (!handler) return "everybody cleared for this stage is busy"
  if (cat.needsSecondPerson && !second) return "from stage 6 on two people are needed"
  return null
}
