import { monthOf } from "@/lib/domain/calendar/month"
import type { Cell, Chart, Estimate, Panel } from "../chart"
import type { Slice } from "../cohort-slice"
import { controlLimits } from "../control-limits"
import { groupBy } from "../programme-data"
import { NO_PERCENT_BELOW, shownShare } from "../small-numbers"
import { type StagedSession, sessionsInWindow } from "../training-course"
import { chartOf, refused, tableOver } from "./frame"
import { allMonths } from "./live-release-chart"
import { SHARE_COLUMNS, shareCells } from "./share-rows"

/** Stress of this level and above is a burden to the cat. (Calm ladder.) */
const BURDEN_FROM_STRESS = 3
const STAGES = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const isBurdened = ({ session }: StagedSession) => session.peakStress >= BURDEN_FROM_STRESS

/** C10: share of sessions with stress of 3 or more, by stage with Wilson's interval and by month as a control chart. */
export function calmBurdenChart(slices: readonly Slice[]): Chart {
  const lists = slices.map(sessionsInWindow)
  return chartOf("C10", slices, {
    method: "Sessions with a peak of 3 or more on the calm ladder, of all sessions logged.",
    interval: "95 %, Wilson; control limits p ± 3 sqrt(p(1-p)/n)",
    n: slices.map(({ name }, i) => ({ name, n: lists[i]?.length ?? 0, unit: "sessions" })),
    openStays: null,
    panels: [
      lists.every((list) => list.length === 0)
        ? refused("By stage", "No session was logged in this period.")
        : {
            kind: "points",
            title: "By stage",
            xLabel: "Stage of the session",
            yLabel: "Stress 3 or 4",
            measure: "share",
            places: STAGES,
            series: slices.map(({ name }, i) => ({
              name,
              isJoined: false,
              values: STAGES.map((stage) => burdenOf((lists[i] ?? []).filter((one) => one.stage === stage))),
            })),
            marks: [],
          },
      ...slices.map((slice, i) => controlPanel(slice.name, lists[i] ?? [], slices.length > 1)),
    ],
    tables: [
      tableOver(
        slices,
        "Sessions with stress of 3 or 4, by stage",
        [{ key: "stage", label: "Stage", measure: "place" }, ...SHARE_COLUMNS],
        (_, i) =>
          STAGES.map((stage): Cell[] => {
            const list = (lists[i] ?? []).filter((one) => one.stage === stage)
            return [stage, ...shareCells(list.filter(isBurdened).length, list.length)]
          }),
      ),
      tableOver(
        slices,
        "By month, with the limits of chance",
        [
          { key: "month", label: "Month", measure: "text" },
          { key: "x", label: "Stress 3 or 4", measure: "count" },
          { key: "n", label: "Sessions", measure: "count" },
          { key: "share", label: "Share", measure: "share" },
          { key: "lower", label: "Lower limit", measure: "share" },
          { key: "upper", label: "Upper limit", measure: "share" },
        ],
        (_, i) =>
          monthsOf(lists[i] ?? []).map(({ month, x, n, share, limits }): Cell[] => [
            month,
            x,
            n,
            n < NO_PERCENT_BELOW ? null : share,
            limits?.lower ?? null,
            limits?.upper ?? null,
          ]),
      ),
    ],
    notes: [
      "A month outside its limits is worth a talk; a month inside them is no proof that nothing changed.",
    ],
  })
}

function burdenOf(list: readonly StagedSession[]): Estimate {
  return shownShare(list.filter(isBurdened).length, list.length)
}

function monthsOf(list: readonly StagedSession[]) {
  const byMonth = groupBy(list, ({ session }) => monthOf(session.day))
  const overall = list.length > 0 ? list.filter(isBurdened).length / list.length : 0
  return allMonths([byMonth.keys()]).map((month) => {
    const mine = byMonth.get(month) ?? []
    const x = mine.filter(isBurdened).length
    return {
      month,
      x,
      n: mine.length,
      share: mine.length > 0 ? x / mine.length : null,
      limits: controlLimits(overall, mine.length),
    }
  })
}

function controlPanel(name: string, list: readonly StagedSession[], isOneOfMany: boolean): Panel {
  const title = `By month${isOneOfMany ? `: ${name}` : ""}`
  if (list.length < NO_PERCENT_BELOW)
    return refused(title, "Fewer than five sessions: the table gives the counts.")
  const months = monthsOf(list)
  return {
    kind: "points",
    title,
    xLabel: "Month",
    yLabel: "Stress 3 or 4",
    measure: "share",
    places: months.map(({ month }) => month),
    series: [
      {
        name: "Share of sessions",
        isJoined: true,
        values: months.map(({ share, n }) => ({
          value: n < NO_PERCENT_BELOW ? null : share,
          lower: null,
          upper: null,
        })),
      },
    ],
    marks: [{ value: list.filter(isBurdened).length / list.length, label: "All months" }],
    limits: months.map(({ limits }) => (limits ? { value: null, ...limits } : null)),
  }
}
