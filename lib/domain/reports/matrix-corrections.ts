import { MATRIX_CELLS, type MatrixCell, type StaysBehind } from "./matrix"
import { INTAKE_LINES } from "./matrix-lines"

/** What of a month a cell tells about a stay: every stay is in at most one cell of each part. */
export type MatrixPart =
  | "intake"
  | "outcome"
  | "adoptionReturns"
  | "beginning"
  | "beginningFoster"
  | "ending"
  | "endingFoster"

/** A stay that counts elsewhere than on the day the month was handed in; null = not at all. */
export interface MatrixCorrection {
  readonly stayKey: string
  readonly part: MatrixPart
  readonly from: MatrixCell | null
  readonly to: MatrixCell | null
}

const INTAKES = new Set<string>(INTAKE_LINES.map(({ key }) => key))

/** The part a cell belongs to. */
export function partOfCell(cell: MatrixCell): MatrixPart {
  const [line] = cell.split(".")
  if (!cell.includes(".")) return cell as MatrixPart
  return line !== undefined && INTAKES.has(line) ? "intake" : "outcome"
}

/** Every difference between a month as it was handed in and as it is counted now, stay by stay. */
export function matrixCorrections(submitted: StaysBehind, now: StaysBehind): MatrixCorrection[] {
  const before = placesOf(submitted)
  const after = placesOf(now)
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((place) => {
    const from = before.get(place) ?? null
    const to = after.get(place) ?? null
    const [part, stayKey] = place.split(" ") as [MatrixPart, string]
    return from === to ? [] : [{ stayKey, part, from, to }]
  })
}

function placesOf(behind: StaysBehind): Map<string, MatrixCell> {
  return new Map(
    MATRIX_CELLS.flatMap((cell) =>
      (behind[cell] ?? []).map((stayKey) => [`${partOfCell(cell)} ${stayKey}`, cell] as const),
    ),
  )
}
