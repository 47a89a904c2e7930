import {
  type Adoption,
  adoptionsInWindow,
  daysOf,
  eachDueAnswer,
  isMatured,
  OFTEN_OUTDOORS,
} from "../adoptions"
import { followUpBounds } from "../bounds"
import type { Cell, Chart, DataTable, Estimate, Panel } from "../chart"
import type { Slice } from "../cohort-slice"
import { NO_PERCENT_BELOW, whyNoPercent } from "../small-numbers"
import { chartOf, refused, tableOver } from "./frame"
import { shareCells } from "./share-rows"

const OUTDOOR_DAYS = [90, 180] as const
const RETENTION_DAYS = 180
const RETENTION_LINE = 0.895

/** C18: adopters of Patio & pack and Trail cats who go outdoors at least monthly, with worst and best bounds. */
export function adventureChart(slices: readonly Slice[]): Chart {
  const found = slices.map((slice) => {
    const adoptions = adoptionsInWindow(slice).filter(
      ({ placement }) => placement?.effective === "PATIO_PACK" || placement?.effective === "TRAIL",
    )
    const counts = OUTDOOR_DAYS.map(() => ({ yes: 0, answered: 0, asked: 0 }))
    eachDueAnswer({ slice, adoptions, days: OUTDOOR_DAYS }, ({ outdoors }, at) => {
      const count = counts[at]
      if (!count) return
      count.asked++
      if (outdoors !== null) count.answered++
      if (outdoors !== null && OFTEN_OUTDOORS.includes(outdoors)) count.yes++
    })
    return counts.map(({ yes, answered, asked }) => boundsOf(yes, answered, asked))
  })
  const places = OUTDOOR_DAYS.map((day) => `Day ${day}`)
  return chartOf("C18", slices, {
    method:
      "Outdoors at least monthly, of those who answered; the bounds take every silent adopter as a no, then as a yes.",
    interval: "worst and best bounds; 95 %, Wilson, in the table",
    n: slices.map(({ name }, i) => ({
      name,
      n: found[i]?.[0]?.asked ?? 0,
      unit: "adopters asked at day 90",
    })),
    openStays: null,
    panels: [boundsPanel("Outdoors at least monthly", slices, { places, found, unit: "adopters asked" })],
    tables: [boundsTable("Outdoors at least monthly", slices, { places, found })],
  })
}

/** C19: adoptions of at least 180 days ago in which the cat is still in its home. */
export function retentionChart(slices: readonly Slice[]): Chart {
  const found = slices.map((slice) => {
    let [yes, known, asked] = [0, 0, 0]
    for (const one of adoptionsInWindow(slice)) {
      if (!isMatured(one, RETENTION_DAYS, slice.prepared.dataEnd)) continue
      asked++
      const isThere = stillThere(one)
      if (isThere !== null) known++
      if (isThere) yes++
    }
    return [boundsOf(yes, known, asked)]
  })
  const places = [`Day ${RETENTION_DAYS}`]
  return chartOf("C19", slices, {
    method:
      "In the home at day 180: by the check-in of that day, or no any more by a return or an earlier answer.",
    interval: "worst and best bounds; 95 %, Wilson, in the table",
    n: slices.map(({ name }, i) => ({
      name,
      n: found[i]?.[0]?.asked ?? 0,
      unit: "adoptions of at least 180 days ago",
    })),
    openStays: null,
    panels: [
      boundsPanel("Still in the home", slices, {
        places,
        found,
        unit: "adoptions of at least 180 days ago",
        mark: { value: RETENTION_LINE, label: "Published: 89.5 %" },
      }),
    ],
    tables: [boundsTable("Still in the home", slices, { places, found })],
    notes: [
      "A returned cat is known to us, a silent home is not: the answered share leans towards returns, the bounds do not.",
    ],
  })
}

/** Whether the cat is in the home at day 180; null when nobody has told. */
function stillThere(adoption: Adoption): boolean | null {
  const isOver = adoption.end !== "open" && daysOf(adoption) <= RETENTION_DAYS
  if (isOver) return false
  const later = adoption.checkIns.find(({ day, inHome }) => day >= RETENTION_DAYS && inHome === "yes")
  if (later) return true
  return adoption.end !== "open" ? true : null
}

type Bounds = ReturnType<typeof boundsOf>
const boundsOf = (yes: number, answered: number, asked: number) => ({
  ...followUpBounds({ yes, answered, asked }),
  yes,
  answered,
  asked,
})

function boundsPanel(
  title: string,
  slices: readonly Slice[],
  given: {
    places: readonly string[]
    found: readonly Bounds[][]
    unit: string
    mark?: { value: number; label: string }
  },
): Panel {
  const most = Math.max(0, ...given.found.flat().map(({ asked }) => asked))
  const reason = whyNoPercent(most, given.unit)
  if (reason !== null) return refused(title, reason)
  return {
    kind: "points",
    title,
    xLabel: "",
    yLabel: "Share",
    measure: "share",
    places: given.places,
    series: slices.map(({ name }, i) => ({
      name,
      isJoined: false,
      values: (given.found[i] ?? []).map(
        ({ share, lower, upper, asked, answered }): Estimate =>
          asked < NO_PERCENT_BELOW
            ? { value: null, lower: null, upper: null }
            : { value: answered < NO_PERCENT_BELOW ? null : share, lower, upper },
      ),
    })),
    marks: given.mark ? [given.mark] : [],
  }
}

function boundsTable(
  title: string,
  slices: readonly Slice[],
  given: { places: readonly string[]; found: readonly Bounds[][] },
): DataTable {
  return tableOver(
    slices,
    title,
    [
      { key: "when", label: "When", measure: "text" },
      { key: "yes", label: "Yes", measure: "count" },
      { key: "answered", label: "Known", measure: "count" },
      { key: "asked", label: "Of all", measure: "count" },
      { key: "share", label: "Share of the known", measure: "share" },
      { key: "lower", label: "From", measure: "share" },
      { key: "upper", label: "To", measure: "share" },
      { key: "worst", label: "Worst bound", measure: "share" },
      { key: "best", label: "Best bound", measure: "share" },
    ],
    (_, i) =>
      given.places.map((place, k): Cell[] => {
        const one = given.found[i]?.[k]
        if (!one) return [place, 0, 0, 0, null, null, null, null, null]
        const [, , share, lower, upper] = shareCells(one.yes, one.answered)
        const isFew = one.asked < NO_PERCENT_BELOW
        return [
          place,
          one.yes,
          one.answered,
          one.asked,
          share ?? null,
          lower ?? null,
          upper ?? null,
          isFew ? null : one.lower,
          isFew ? null : one.upper,
        ]
      }),
  )
}
