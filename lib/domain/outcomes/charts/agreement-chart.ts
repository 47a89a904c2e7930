import type { Cell, Chart } from "../chart"
import type { Slice } from "../cohort-slice"
import { chartOf, refused } from "./frame"

const FLAG_LINE = 0.4

/** C12: agreement of two raters per question, with ICC's interval; questions with too few pairs say so in their row. */
export function agreementChart(slices: readonly Slice[]): Chart {
  const rows = slices[0]?.prepared.data.agreement ?? []
  const shown = rows.filter(({ kappaLinear }) => kappaLinear !== null)
  return chartOf("C12", slices.slice(0, 1), {
    method:
      "Two ratings of one cat within a week by different people, all cats of the shelter: linear and quadratic kappa, ICC(2,1), ordinal alpha.",
    interval: "95 % for the ICC (Shrout and Fleiss), in the table",
    n: [{ name: "All cats", n: Math.max(0, ...rows.map(({ cats }) => cats)), unit: "double-rated cats" }],
    openStays: null,
    panels: [
      shown.length === 0
        ? refused(
            "Linear kappa",
            "No question has ten double ratings yet: coefficients of fewer say more about chance than about raters.",
          )
        : {
            kind: "points",
            title: "Linear kappa",
            xLabel: "",
            yLabel: "Kappa",
            measure: "number",
            places: shown.map(({ dimension }) => dimension),
            series: [
              {
                name: "Linear kappa",
                isJoined: false,
                values: shown.map(({ kappaLinear }) => ({ value: kappaLinear, lower: null, upper: null })),
              },
            ],
            marks: [{ value: FLAG_LINE, label: "Below: retrain or reword" }],
          },
    ],
    tables: [
      {
        caption: "Agreement per question",
        columns: [
          { key: "question", label: "Question", measure: "text" },
          { key: "pairs", label: "Pairs", measure: "count" },
          { key: "cats", label: "Cats", measure: "count" },
          { key: "exact", label: "Same level", measure: "share" },
          { key: "within_one", label: "Within one", measure: "share" },
          { key: "kappa_linear", label: "Kappa, linear", measure: "number" },
          { key: "kappa_quadratic", label: "Kappa, quadratic", measure: "number" },
          { key: "icc", label: "ICC(2,1)", measure: "number" },
          { key: "icc_lower", label: "From", measure: "number" },
          { key: "icc_upper", label: "To", measure: "number" },
          { key: "alpha", label: "Alpha, ordinal", measure: "number" },
          { key: "remark", label: "Remark", measure: "text" },
        ],
        rows: rows.map((row): Cell[] => [
          row.dimension,
          row.pairs,
          row.cats,
          row.exact,
          row.withinOne,
          row.kappaLinear,
          row.kappaQuadratic,
          row.icc?.value ?? null,
          row.icc?.lower ?? null,
          row.icc?.upper ?? null,
          row.alphaOrdinal,
          row.remark,
        ]),
      },
    ],
    notes: [
      ...(slices.length > 1
        ? ["Raters are compared over all cats of the shelter; cohorts do not apply."]
        : []),
      "From 30 double-rated cats on, a question below 0.4 is flagged: retrain or reword it, and halve its weight until it is mended.",
    ],
  })
}
