import { BANDS } from "@/lib/domain/matching/bands"
import { type Adoption, adoptionsOf, daysOf, isMatured } from "../adoptions"
import type { Cell, Chart, Panel } from "../chart"
import type { Slice } from "../cohort-slice"
import { trendTest } from "../trend"
import { chartOf, refused, tableOver } from "./frame"
import { NOT_CHECKED } from "./potential-chart"
import { SHARE_COLUMNS, shareOf, shareRow } from "./share-rows"

const RETURN_WITHIN_DAYS = 90

/** C14: returns within 90 days and contentment by the band of the match as it was frozen on the day of the adoption. */
export function matchBandChart(slices: readonly Slice[]): Chart {
  const lists = slices.map((slice) => adoptionsOf(slice).filter(({ placement }) => placement?.band != null))
  const returned = lists.map((list, i) =>
    list.filter((one) => isMatured(one, RETURN_WITHIN_DAYS, slices[i]?.prepared.dataEnd ?? 0)),
  )
  const isBack = (one: Adoption) => one.end === "returned" && daysOf(one) <= RETURN_WITHIN_DAYS
  const isContent = (one: Adoption): boolean | null => {
    const said = one.checkIns.findLast(({ satisfaction }) => satisfaction !== null)?.satisfaction
    return said == null ? null : said >= 4
  }
  const measures = [
    {
      title: `Returned within ${RETURN_WITHIN_DAYS} days`,
      lists: returned.map((list) => listsByBand(list, isBack)),
    },
    {
      title: "Content (4 or 5 of 5) at the last check-in answered",
      lists: returned.map((list) => listsByBand(list, isContent)),
    },
  ]
  return chartOf("C14", slices, {
    method: `Adoptions through the matcher of at least ${RETURN_WITHIN_DAYS} days ago, by the band of that day; trend over the bands by Cochran and Armitage.`,
    interval: "95 %, Wilson",
    n: slices.map(({ name }, i) => ({ name, n: returned[i]?.length ?? 0, unit: "matured adoptions" })),
    openStays: null,
    panels: measures.map(({ title, lists: known }): Panel => {
      const series = slices.map(({ name }, i) => ({
        name,
        isJoined: false,
        values: BANDS.map(({ key }) => shareOf(known[i]?.get(key) ?? [])),
      }))
      if (series.every(({ values }) => values.every(({ value }) => value === null)))
        return refused(
          title,
          "No band has five matured adoptions with an answer yet: the table gives the counts.",
        )
      const places = BANDS.map(({ label }) => label)
      return {
        kind: "points",
        title,
        xLabel: "Band of the match",
        yLabel: "Share",
        measure: "share",
        places,
        series,
        marks: [],
      }
    }),
    tables: measures.flatMap(({ title, lists: known }) => [
      tableOver(
        slices,
        `${title}, by band`,
        [{ key: "band", label: "Band", measure: "text" }, ...SHARE_COLUMNS],
        (_, i) => BANDS.map(({ key, label }) => shareRow(label, known[i]?.get(key) ?? [])),
      ),
      tableOver(
        slices,
        `${title}: trend over the bands`,
        [
          { key: "difference", label: "Best band less least, points", measure: "share" },
          { key: "chi2", label: "Trend chi²", measure: "number" },
          { key: "p", label: "p", measure: "number" },
        ],
        (_, i) => trendRows(BANDS.map(({ key }) => known[i]?.get(key) ?? [])),
      ),
    ]),
    notes: [
      NOT_CHECKED,
      "Adopters and counsellors saw the band before they chose: a band that steers away from bad pairs looks weaker than it is.",
    ],
  })
}

/** What is known of the adoptions of each band. */
function listsByBand(
  list: readonly Adoption[],
  of: (one: Adoption) => boolean | null,
): Map<string, boolean[]> {
  const lists = new Map<string, boolean[]>(BANDS.map(({ key }) => [key, []]))
  for (const one of list) {
    const said = of(one)
    if (said !== null) lists.get(one.placement?.band ?? "")?.push(said)
  }
  return lists
}

/** The trend test beside the difference it speaks of; no row where fewer than two bands have five adoptions. */
function trendRows(bands: readonly boolean[][]): Cell[][] {
  const known = bands.filter((band) => band.length >= 5)
  const test = trendTest(bands.map((band) => ({ x: band.filter(Boolean).length, n: band.length })))
  const [first, last] = [known[0], known.at(-1)]
  if (known.length < 2 || !test || !first || !last) return []
  const share = (list: readonly boolean[]) => list.filter(Boolean).length / list.length
  return [[share(last) - share(first), test.chi2, test.p]]
}
