import "server-only"
import { isoFromDay } from "@/lib/domain/calendar/day"
import { firstDayOfMonth, lastDayOfMonth, monthOf, shiftMonth } from "@/lib/domain/calendar/month"
import { BOARD_CHARTS, boardReport } from "@/lib/domain/outcomes/board-report"
import type { Chart } from "@/lib/domain/outcomes/chart"
import { hideSmallCounts } from "@/lib/domain/outcomes/hide-small"
import { chartsOf } from "@/lib/features/outcomes/charts-queries"
import { readOutcomesParams } from "@/lib/features/outcomes/schema"
import { drawPanel } from "@/lib/platform/charts/draw-panel"
import { now, today } from "@/lib/platform/clock"
import { formatMoment, formatMonth } from "@/lib/platform/format"
import { type PrintedBlock, writeTaggedPdf } from "@/lib/platform/tagged-pdf"
import type { Viewer } from "@/lib/platform/viewer"

const MONTHS_BACK = 11
// Five of this size and their sentences fill two pages.
const PICTURE_WIDTH = 860
const PLOT_HEIGHT = 170

/** The month before this one, in the shelter's calendar: the last whole one. */
export const lastWholeMonth = (viewer: Viewer): string => shiftMonth(monthOf(today(viewer)), -1)

/** The twelve months that end with a month: five charts with sentences, small counts hidden. */
export async function boardSections(viewer: Viewer, month: string) {
  const from = isoFromDay(firstDayOfMonth(shiftMonth(month, -MONTHS_BACK)))
  const to = isoFromDay(lastDayOfMonth(month))
  const query = readOutcomesParams({ from, to })
  const charts: Chart[] = []
  for (const id of BOARD_CHARTS) charts.push(...(await chartsOf(viewer, query, id)))
  return { month, from, to, sections: boardReport(charts.map(hideSmallCounts)) }
}
export type Board = Awaited<ReturnType<typeof boardSections>>

export const boardTitle = (month: string) => `Board report, twelve months to ${formatMonth(month)}`

/** The same on two printed pages: headings, sentences, pictures as vectors with words for those who do not see them. */
export async function boardPdf(viewer: Viewer, month: string): Promise<Uint8Array<ArrayBuffer>> {
  const { from, to, sections } = await boardSections(viewer, month)
  return writeTaggedPdf({
    title: boardTitle(month),
    intro: `${viewer.shelterName}. Intakes and outcomes from ${from} to ${to}; made on ${formatMoment(now(), viewer)}. Shares stand with what they are of and with their 95 % interval; counts from 1 to 4 are hidden. Weights of the programme are expert judgement, not yet checked on our cats; no effect of training is claimed.`,
    language: "en",
    author: viewer.shelterName,
    parts: sections.map(({ chart, sentences, caveats }) => ({
      id: chart.id,
      title: chart.title,
      blocks: [
        { kind: "paragraph", text: sentences.join(" ") },
        ...pictureOf(chart),
        ...(caveats.length > 0 ? [{ kind: "paragraph" as const, text: caveats.slice(0, 1).join(" ") }] : []),
      ],
    })),
  })
}

/** The first picture of a chart; a refusal is among the caveats. */
function pictureOf(chart: Chart): PrintedBlock[] {
  const panel = chart.panels.find((one) => one.kind !== "refused")
  if (!panel) return []
  return [
    {
      kind: "drawing",
      drawing: drawPanel(panel, PICTURE_WIDTH, PLOT_HEIGHT),
      alt: `${chart.title}: ${panel.title}. The sentences above say what it shows.`,
    },
  ]
}
