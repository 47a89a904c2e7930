import { GRADUATE_STAGE } from "@/lib/domain/harness/stages"
import { type AalenJohansen, aalenJohansen } from "@/lib/domain/outcomes/aalen-johansen"

/** Courses a shelter needs before its own figures are shown instead of the articles'. */
export const COURSES_NEEDED = 20

/** What the founding articles say of the time to walks outside, in days: the narrow statements, from days to months left out. */
export const ARTICLES_DAYS = { low: 14, high: 42, sources: ["S002", "S003"] } as const

/** One cat's course from stage 1, counted in days or in sessions since its beginning. */
export interface Course {
  /** When each stage (2 to 9) was first reached; a stage that was not reached has no entry. */
  readonly reachedAt: Readonly<Partial<Record<number, number>>>
  /** How far the course has been seen. */
  readonly seenUntil: number
  /** The cat left care or opted out for good at `seenUntil`; otherwise the course is still under way. */
  readonly isOver: boolean
}

/** How long cats took to a stage. A percentile is null when so many have not reached it. */
export interface StageExpectation {
  readonly stage: number
  readonly courses: number
  readonly reached: number
  readonly leftBefore: number
  readonly underWay: number
  readonly quarter: number | null
  readonly half: number | null
  readonly threeQuarters: number | null
}

const REACHED = 1
const LEFT = 2

/**
 * Time from the first day to each stage 2 to 9 over all courses: the quarter, half and three-quarter points of the
 * cumulative incidence with leaving care or opting out as competing event, and courses under way censored. Time is in
 * whatever unit the courses use. Each stage is estimated by itself; where few courses are left to follow, a point is
 * held at that of the stage before, which nobody can skip. Throws RangeError on negative times. Source: rule C.7,
 * statistics 4.3.
 */
export function expectedCourse(courses: readonly Course[]): readonly StageExpectation[] {
  const found: StageExpectation[] = []
  for (let stage = 2; stage <= GRADUATE_STAGE; stage++) {
    const before = found.at(-1)
    const own = expectationOf(courses, stage)
    const held = (key: "quarter" | "half" | "threeQuarters") =>
      before ? later(before[key], own[key]) : own[key]
    found.push({ ...own, quarter: held("quarter"), half: held("half"), threeQuarters: held("threeQuarters") })
  }
  return found
}

const later = (a: number | null, b: number | null) => (a === null || b === null ? null : Math.max(a, b))

function expectationOf(courses: readonly Course[], stage: number): StageExpectation {
  const seen = courses.map((course) => {
    // A stage that a person set by hand stands for those below it.
    const at = Math.min(
      ...Object.entries(course.reachedAt).flatMap(([reached, time]) =>
        Number(reached) >= stage ? (time ?? []) : [],
      ),
    )
    if (Number.isFinite(at)) return { time: at, event: REACHED }
    return { time: course.seenUntil, event: course.isOver ? LEFT : 0 }
  })
  const count = (event: number) => seen.filter((one) => one.event === event).length
  const curve = aalenJohansen({ time: seen.map(({ time }) => time), event: seen.map(({ event }) => event) })
  return {
    stage,
    courses: courses.length,
    reached: count(REACHED),
    leftBefore: count(LEFT),
    underWay: count(0),
    quarter: firstTimeAt(curve, 0.25),
    half: firstTimeAt(curve, 0.5),
    threeQuarters: firstTimeAt(curve, 0.75),
  }
}

// Shares are sums of products of fractions; a half must stay a half.
const ROUNDING = 1e-12

function firstTimeAt(curve: AalenJohansen, share: number): number | null {
  const incidence = curve.byCause.get(REACHED)?.incidence
  const index = incidence?.findIndex((value) => value >= share - ROUNDING) ?? -1
  return index < 0 ? null : (curve.sets.times[index] ?? null)
}
