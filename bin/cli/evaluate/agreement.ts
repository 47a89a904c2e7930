import { krippendorffAlpha } from "@/lib/domain/outcomes/alpha"
import { icc21 } from "@/lib/domain/outcomes/icc"
import { agreementShares, kappa, pairsFromTable, type RatingPair } from "@/lib/domain/outcomes/kappa"
import { listOf, numberWithin, object, wholeNumber } from "./field-checks"
import { evaluator } from "./read-input"

const value = numberWithin(-1e6, 1e6, "must be a number or null").nullable()
const count = wholeNumber(0, 100_000, "must be a whole number from 0 to 100000")

const input = object({
  ratings: listOf(listOf(value), "must be a list of rows").nullish(),
  table: listOf(listOf(count), "must be a list of rows").nullish(),
}).superRefine(({ ratings, table }, context) => {
  const complain = (path: (string | number)[], message: string) =>
    context.addIssue({ code: "custom", path, message })
  if (!ratings === !table) return complain([], "must have either ratings or table")
  const width = table ? table.length : (ratings?.[0]?.length ?? 0)
  const field = table ? "table" : "ratings"
  const ragged = (table ?? ratings ?? []).findIndex((row) => row.length !== width)
  if (ragged < 0) return
  const wanted = table ? `${width} counts, as the table is square` : `${width} values like the first row`
  complain([field, ragged], `must have ${wanted}`)
})

/** Agreement of raters; what does not apply is null (kappa and its kin with other than two raters, ICC of a table). */
export const evaluateAgreementInput = evaluator(input, ({ ratings, table }) =>
  table ? agreementOfTable(table) : agreementOfRatings(ratings ?? []),
)

function agreementOfTable(table: readonly (readonly number[])[]) {
  const pairs = pairsFromTable(table)
  const alphaOrdinal = krippendorffAlpha(pairs, "ordinal")
  return { n: pairs.length, ...agreementShares(pairs), ...kappas(pairs), icc21: null, alphaOrdinal }
}

function agreementOfRatings(ratings: readonly (readonly (number | null)[])[]) {
  const known = ratings.map((row) => row.filter((one) => one !== null))
  const pairs = known.flatMap(allPairs)
  const isTwoRaters = ratings[0]?.length === 2
  const icc = icc21(ratings)
  return {
    n: known.filter((row) => row.length >= 2).length,
    ...agreementShares(pairs),
    ...(isTwoRaters ? kappas(pairs) : { kappa: null, kappaLinear: null, kappaQuadratic: null }),
    icc21: icc && { value: icc.value, lo: icc.lower, hi: icc.upper },
    alphaOrdinal: krippendorffAlpha(ratings, "ordinal"),
  }
}

function kappas(pairs: readonly RatingPair[]) {
  return {
    kappa: kappa(pairs, "unweighted"),
    kappaLinear: kappa(pairs, "linear"),
    kappaQuadratic: kappa(pairs, "quadratic"),
  }
}

function allPairs(row: readonly number[]): RatingPair[] {
  return row.flatMap((a, i) => row.slice(i + 1).map((b): RatingPair => [a, b]))
}
