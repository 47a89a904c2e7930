import { describe, expect, test } from "vitest"
import { syntheticProgramme } from "@/bin/cli/bench/synthetic-programme"
import { BOARD_CHARTS, boardReport } from "@/lib/domain/outcomes/board-report"
import { drawChart } from "@/lib/domain/outcomes/charts/draw-chart"
import { sliceOf, WHOLE_SHELTER } from "@/lib/domain/outcomes/cohort-slice"
import { hideSmallCounts } from "@/lib/domain/outcomes/hide-small"
import { prepare } from "@/lib/domain/outcomes/programme-data"

const sectionsOf = (cats: number) => {
  const slice = sliceOf(prepare(syntheticProgramme({ cats })), WHOLE_SHELTER)
  return boardReport(BOARD_CHARTS.map((id) => hideSmallCounts(drawChart(id, [slice]))))
}

describe("the board report", () => {
  test("five charts in order, each sentence with its denominator, from the chart's own table", () => {
    const sections = sectionsOf(600)
    expect(sections.map(({ chart }) => chart.id)).toEqual([...BOARD_CHARTS])
    const [adoption] = sections
    const thirty = adoption?.chart.tables[0]?.rows.find(([day]) => day === 30)
    expect(adoption?.sentences[0]).toContain(`Of ${adoption?.chart.n[0]?.n} stays`)
    expect(adoption?.sentences[0]).toContain(`${((thirty?.[1] as number) * 100).toFixed(1)} %`)
    expect(sections.every(({ sentences }) => sentences.length > 0)).toBe(true)
  })

  test("an empty shelter gets sentences that say so, and a handful of cats no number of 1 to 4", () => {
    expect(sectionsOf(0).map(({ sentences }) => sentences[0])).toEqual([
      "No stay began in this period.",
      "No stay ended in this period.",
      "No adoption in this cohort to follow yet.",
      "No outdoor session was logged in this period.",
      "On an average day 0 cats were in care.",
    ])
    for (const { sentences } of sectionsOf(3))
      for (const sentence of sentences) expect(sentence).not.toMatch(/Of [1-4] |: .* [1-4],/)
  })
})

describe("small counts that leave the house", () => {
  test("no count cell from 1 to 4 is left, nor a share beside one", () => {
    for (const cats of [3, 12, 40, 200]) {
      const slice = sliceOf(prepare(syntheticProgramme({ cats, seed: cats })), WHOLE_SHELTER)
      for (const id of [
        "C1",
        "C3",
        "C5",
        "C7",
        "C9",
        "C10",
        "C11",
        "C13",
        "C14",
        "C17",
        "C18",
        "C19",
      ] as const) {
        const chart = drawChart(id, [slice])
        const hidden = hideSmallCounts(chart)
        hidden.tables.forEach((table, t) => {
          table.rows.forEach((row, r) => {
            const before = chart.tables[t]?.rows[r] ?? []
            const hadSmall = table.columns.some(
              ({ measure }, i) => measure === "count" && Number(before[i]) >= 1 && Number(before[i]) <= 4,
            )
            table.columns.forEach(({ measure, key }, i) => {
              if (measure === "count" && typeof row[i] === "number")
                expect([1, 2, 3, 4]).not.toContain(row[i])
              if (hadSmall && measure === "share" && key !== "published")
                expect(typeof row[i], `${id} ${table.caption} ${key}`).not.toBe("number")
            })
          })
        })
      }
    }
  })
})
