import { isWithin } from "@/lib/domain/outcomes/cohort"
import { isImpossible, isInCareOvernight, knownOutcome, type Matrix, type MatrixStay } from "./matrix"
import { MATRIX_AGES, reachOf } from "./matrix-lines"

const LONG_STAY_DAYS = 365

export const MATRIX_WARNINGS = [
  "ageUnknown",
  "otherIntake",
  "reachUnknown",
  "openLong",
  "impossible",
  "halfOutcome",
  "twice",
] as const

/** Something that makes a month less complete than it looks; the stays are those to look at. */
export interface MatrixWarning {
  readonly key: (typeof MATRIX_WARNINGS)[number]
  readonly stayKeys: readonly string[]
}

/** What to look at before a month is handed in, each with its stays; nothing where all is well. */
export function matrixWarnings(stays: readonly MatrixStay[], matrix: Matrix): MatrixWarning[] {
  const { firstDay, lastDay } = matrix
  const keysOf = (holds: (stay: MatrixStay) => boolean) => stays.filter(holds).map(({ stayKey }) => stayKey)
  const cameIn = (stay: MatrixStay) => !isImpossible(stay) && isWithin(stay.intakeDay, firstDay, lastDay)
  const wentOut = (stay: MatrixStay) => {
    const out = isImpossible(stay) ? null : knownOutcome(stay)
    return out && isWithin(out.day, firstDay, lastDay) ? out.outcome : null
  }
  const found: MatrixWarning[] = [
    { key: "ageUnknown", stayKeys: unknownAges(matrix) },
    {
      key: "otherIntake",
      stayKeys: keysOf((stay) => cameIn(stay) && stay.intakeType === "other_intake" && !stay.isReturn),
    },
    {
      key: "reachUnknown",
      stayKeys: keysOf(
        (stay) =>
          (cameIn(stay) &&
            stay.intakeType === "transfer_in" &&
            !stay.isReturn &&
            reachOf(stay.intakeDetail ?? null) === null) ||
          (wentOut(stay) === "transfer_out" && reachOf(stay.outcomeDetail) === null),
      ),
    },
    {
      key: "openLong",
      stayKeys: keysOf(
        (stay) => isInCareOvernight(stay, lastDay) && lastDay - stay.intakeDay > LONG_STAY_DAYS,
      ),
    },
    {
      key: "impossible",
      stayKeys: keysOf((stay) => isImpossible(stay) && (stay.outcomeDay ?? 0) <= lastDay),
    },
    {
      key: "halfOutcome",
      stayKeys: keysOf(
        (stay) => (stay.outcomeDay === null) !== (stay.outcome === null) && stay.intakeDay <= lastDay,
      ),
    },
    { key: "twice", stayKeys: keptTwice(stays, matrix) },
  ]
  return found.filter(({ stayKeys }) => stayKeys.length > 0)
}

function unknownAges({ behind }: Matrix): string[] {
  const unknown = MATRIX_AGES[2].key
  const keys = Object.entries(behind).flatMap(([cell, list]) => (cell.endsWith(`.${unknown}`) ? list : []))
  return [...new Set(keys)]
}

/** Stays of cats that would be counted twice in one night because two of their stays overlap. */
function keptTwice(stays: readonly MatrixStay[], { behind }: Matrix): string[] {
  const catOf = new Map(stays.map(({ stayKey, catKey }) => [stayKey, catKey]))
  const found = new Set<string>()
  for (const night of ["beginning", "ending"] as const) {
    const first = new Map<string, string>()
    for (const key of behind[night] ?? []) {
      const cat = catOf.get(key) ?? key
      const other = first.get(cat)
      if (other === undefined) first.set(cat, key)
      else found.add(other).add(key)
    }
  }
  return [...found]
}
