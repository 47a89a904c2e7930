import { TIER_NAMES, TIERS, type Tier } from "@/lib/domain/suitability/tiers"
import { adoptionsOf, OFTEN_OUTDOORS } from "../adoptions"
import {
  areaUnderCurve,
  calibrationError,
  calibrationOf,
  FEWEST_FORECASTS,
  type Forecast,
  reliabilityBins,
} from "../calibration"
import type { Cell, Chart, Panel } from "../chart"
import type { Slice } from "../cohort-slice"
import { assessedBy } from "../programme-data"
import { shrunkMean } from "../shrunk-share"
import { coursesOf } from "../training-course"
import { chartOf, refused, tableOver } from "./frame"
import { SHARE_COLUMNS, shareOf, shareRow } from "./share-rows"

export const NOT_CHECKED = "Expert weights, not yet checked on our cats."
const STAGE_GOAL = 5
const STAGE_WITHIN_DAYS = 30
const OUTDOORS_AT_DAY = 90
const FIFTHS = 5
const ERROR_BINS = 5

export type PotentialCase = { potential: Tier; S: number; enrolledDay: number; reached: boolean }

/**
 * Enrolled cats whose 30 days are over, with the last assessment before the enrolment and whether they reached stage 5 by
 * then. Ratings made on or after the day of enrolment do not count; cats without an earlier assessment, and cats that left
 * before the 30 days were over without reaching it, are counted apart.
 */
export function potentialCases(slice: Slice): {
  cases: PotentialCase[]
  unassessed: number
  leftBefore: number
} {
  const cases: PotentialCase[] = []
  let [unassessed, leftBefore] = [0, 0]
  for (const course of coursesOf(slice)) {
    if (course.startingStage >= STAGE_GOAL || slice.prepared.dataEnd - course.enrolledDay < STAGE_WITHIN_DAYS)
      continue
    const assessed = assessedBy(slice.prepared, course.stay, course.enrolledDay - 1)
    if (!assessed?.isSufficient) {
      unassessed++
      continue
    }
    const day = course.reachedDay(STAGE_GOAL)
    const reached = day !== null && day - course.enrolledDay <= STAGE_WITHIN_DAYS
    if (!reached && course.hasLeft && course.endDay - course.enrolledDay < STAGE_WITHIN_DAYS) leftBefore++
    else
      cases.push({ potential: assessed.potential, S: assessed.S, enrolledDay: course.enrolledDay, reached })
  }
  return { cases: cases.sort((a, b) => a.enrolledDay - b.enrolledDay), unassessed, leftBefore }
}

/** What earlier cats of the same potential, whose 30 days were over by then, led one to expect of each later one. */
export function forecastsFromEarlier(cases: readonly PotentialCase[]): Forecast[] {
  const sorted = [...cases].sort((a, b) => a.enrolledDay - b.enrolledDay)
  const known = new Map<Tier, { x: number; n: number }>()
  let matured = 0
  return sorted.map(({ potential, enrolledDay, reached }) => {
    for (; matured < sorted.length; matured++) {
      const earlier = sorted[matured]
      if (!earlier || earlier.enrolledDay + STAGE_WITHIN_DAYS > enrolledDay) break
      const before = known.get(earlier.potential) ?? { x: 0, n: 0 }
      known.set(earlier.potential, { x: before.x + Number(earlier.reached), n: before.n + 1 })
    }
    const { x, n } = known.get(potential) ?? { x: 0, n: 0 }
    return { p: shrunkMean(x, n), y: reached }
  })
}

/** C13: does the potential (and the score in fifths) go with reaching stage 5, and with outings at 90 days. */
export function potentialChart(slices: readonly Slice[]): Chart {
  const found = slices.map((slice) => ({ ...potentialCases(slice), outings: outingsByTier(slice) }))
  return chartOf("C13", slices, {
    method: `Stage ${STAGE_GOAL} within ${STAGE_WITHIN_DAYS} days of enrolment, and outings at least monthly at day ${OUTDOORS_AT_DAY}, by the potential said before.`,
    interval: "95 %, Wilson",
    n: slices.map(({ name }, i) => ({
      name,
      n: found[i]?.cases.length ?? 0,
      unit: "cats with a matured outcome",
    })),
    openStays: null,
    panels: [
      tierPanel(`Reached stage ${STAGE_GOAL} within ${STAGE_WITHIN_DAYS} days`, slices, (i, tier) =>
        (found[i]?.cases ?? []).filter(({ potential }) => potential === tier).map(({ reached }) => reached),
      ),
      tierPanel(`Outdoors at least monthly at day ${OUTDOORS_AT_DAY}`, slices, (i, tier) =>
        (found[i]?.outings ?? []).filter(({ effective }) => effective === tier).map(({ isOften }) => isOften),
      ),
      ...slices.map((slice, i) => fifthsPanel(slice.name, found[i]?.cases ?? [], slices.length > 1)),
      ...slices.map((slice, i) => reliabilityPanel(slice.name, found[i]?.cases ?? [], slices.length > 1)),
    ],
    tables: [
      tableOver(
        slices,
        `Reached stage ${STAGE_GOAL} within ${STAGE_WITHIN_DAYS} days, by potential`,
        TIER_COLUMNS,
        (_, i) =>
          TIERS.map((tier) =>
            shareRow(
              TIER_NAMES[tier],
              (found[i]?.cases ?? [])
                .filter(({ potential }) => potential === tier)
                .map(({ reached }) => reached),
            ),
          ),
      ),
      tableOver(
        slices,
        `Outdoors at least monthly at day ${OUTDOORS_AT_DAY}, by label on the day of the adoption`,
        TIER_COLUMNS,
        (_, i) =>
          TIERS.map((tier) =>
            shareRow(
              TIER_NAMES[tier],
              (found[i]?.outings ?? [])
                .filter(({ effective }) => effective === tier)
                .map(({ isOften }) => isOften),
            ),
          ),
      ),
      tableOver(
        slices,
        "How well it told them apart",
        [
          { key: "figure", label: "Figure", measure: "text" },
          { key: "value", label: "Value", measure: "number" },
          { key: "n", label: "Cats", measure: "count" },
        ],
        (_, i) => checkRows(found[i]?.cases ?? []),
      ),
    ],
    notes: [
      NOT_CHECKED,
      ...found.flatMap(({ unassessed, leftBefore }, i) => {
        const name = slices.length > 1 ? `${slices[i]?.name}: ` : ""
        return [
          ...(unassessed > 0
            ? [
                `${name}${unassessed} enrolled cats had no sufficient assessment before their enrolment and do not count.`,
              ]
            : []),
          ...(leftBefore > 0
            ? [
                `${name}${leftBefore} left care before the ${STAGE_WITHIN_DAYS} days were over and are not judged.`,
              ]
            : []),
        ]
      }),
      "Who is enrolled is chosen by people: the validation page shows the share enrolled per potential.",
    ],
  })
}

const TIER_COLUMNS = [{ key: "tier", label: "Potential", measure: "text" }, ...SHARE_COLUMNS] as const

function tierPanel(
  title: string,
  slices: readonly Slice[],
  listOf: (index: number, tier: Tier) => boolean[],
): Panel {
  const series = slices.map(({ name }, i) => ({
    name,
    isJoined: false,
    values: TIERS.map((tier) => shareOf(listOf(i, tier))),
  }))
  if (series.every(({ values }) => values.every(({ value }) => value === null)))
    return refused(
      title,
      "No potential has five cats with a matured outcome yet: the table gives the counts.",
    )
  const places = TIERS.map((tier) => TIER_NAMES[tier])
  return {
    kind: "points",
    title,
    xLabel: "Potential",
    yLabel: "Share",
    measure: "share",
    places,
    series,
    marks: [],
  }
}

function fifthsPanel(name: string, cases: readonly PotentialCase[], isOneOfMany: boolean): Panel {
  const title = `Reached stage ${STAGE_GOAL}, by fifth of the score${isOneOfMany ? `: ${name}` : ""}`
  if (cases.length < FEWEST_FORECASTS)
    return refused(
      title,
      `${cases.length} cats with a matured outcome; the score is judged from ${FEWEST_FORECASTS} on.`,
    )
  const sorted = [...cases].sort((a, b) => a.S - b.S)
  const fifths = Array.from({ length: FIFTHS }, (_, i) =>
    sorted.slice(Math.round((i * sorted.length) / FIFTHS), Math.round(((i + 1) * sorted.length) / FIFTHS)),
  )
  return {
    kind: "points",
    title,
    xLabel: "Mean score of the fifth",
    yLabel: "Reached",
    measure: "share",
    places: fifths.map((fifth) => Math.round(fifth.reduce((sum, { S }) => sum + S, 0) / fifth.length)),
    series: [
      {
        name: "Reached",
        isJoined: false,
        values: fifths.map((fifth) => shareOf(fifth.map(({ reached }) => reached))),
      },
    ],
    marks: [{ value: cases.filter(({ reached }) => reached).length / cases.length, label: "All" }],
  }
}

/** What earlier cats of the same potential led one to expect, beside what came of the later ones. */
function reliabilityPanel(name: string, cases: readonly PotentialCase[], isOneOfMany: boolean): Panel {
  const title = `Expected from earlier cats, and what came${isOneOfMany ? `: ${name}` : ""}`
  if (cases.length < FEWEST_FORECASTS)
    return refused(
      title,
      `${cases.length} cats with a matured outcome; calibration is shown from ${FEWEST_FORECASTS} on.`,
    )
  const bins = reliabilityBins(forecastsFromEarlier(cases))
  return {
    kind: "points",
    title,
    xLabel: "Expected, in percent",
    yLabel: "Reached",
    measure: "share",
    places: bins.map(({ predicted }) => Math.round(predicted * 1000) / 10),
    series: [
      {
        name: "What came",
        isJoined: false,
        values: bins.map(({ observed, lower, upper }) => ({ value: observed, lower, upper })),
      },
      {
        name: "If the expectation were right",
        isJoined: true,
        values: bins.map(({ predicted }) => ({ value: predicted, lower: null, upper: null })),
      },
    ],
    marks: [],
  }
}

function checkRows(cases: readonly PotentialCase[]): Cell[][] {
  const n = cases.length
  if (n < FEWEST_FORECASTS) return [[`Judged from ${FEWEST_FORECASTS} cats on`, null, n]]
  const auc = areaUnderCurve(cases.map(({ S, reached }) => ({ p: S, y: reached })))
  const forecasts = forecastsFromEarlier(cases)
  const check = calibrationOf(forecasts)
  return [
    ["Chance that a cat that reached it had the higher score (AUC)", auc, n],
    ["Brier score of what earlier cats led one to expect", check?.brier ?? null, n],
    ["Brier skill against the base rate", check?.skill ?? null, n],
    ["Calibration in the large (0 is right)", check?.inTheLarge ?? null, n],
    ["Calibration slope (1 is right)", check?.slope ?? null, n],
    [
      `Expected calibration error, ${ERROR_BINS} bins of equal width`,
      calibrationError(forecasts, ERROR_BINS)?.expected ?? null,
      n,
    ],
  ]
}

function outingsByTier(slice: Slice): { effective: Tier | null; isOften: boolean }[] {
  const outings: { effective: Tier | null; isOften: boolean }[] = []
  for (const { placement, checkIns } of adoptionsOf(slice)) {
    if (!placement) continue
    const answer = checkIns.find(({ day, isAnswered }) => day === OUTDOORS_AT_DAY && isAnswered)
    if (answer?.outdoors != null)
      outings.push({ effective: placement.effective, isOften: OFTEN_OUTDOORS.includes(answer.outdoors) })
  }
  return outings
}
