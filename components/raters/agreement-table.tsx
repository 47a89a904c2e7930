import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { AGREEMENT_RULE, type DimensionAgreement } from "@/lib/domain/raters/agreement"
import { dimensionOf } from "@/lib/domain/temperament/dimensions"
import { formatNumber } from "@/lib/platform/format"

const two = (value: number | null | undefined) => (value == null ? "–" : formatNumber(value, 2))
const percent = (share: number | null) => (share === null ? "–" : `${formatNumber(share * 100)} %`)

/** Agreement per question; where there are too few double ratings the reason stands instead of a figure. */
export function AgreementTable(props: { agreement: readonly DimensionAgreement[]; cats: number }) {
  const { agreement, cats } = props
  const { minCatsForFlag, flagBelowKappa } = AGREEMENT_RULE
  return (
    <>
      <Text size="sm" mb="xs">
        {cats} double-rated cats in a year. From {minCatsForFlag} on a question with a linear kappa under{" "}
        {formatNumber(flagBelowKappa, 2)} is flagged. ICC is two-way random, single rater, with its 95 %
        interval; alpha is Krippendorff's for ordered levels.
      </Text>
      <ScrollRegion label="Agreement by question, scrollable">
        <Table aria-label="Agreement by question" miw={820}>
          <TableThead>
            <TableTr>
              {[
                "Question",
                "Pairs",
                "Exact",
                "Within one",
                "Kappa, linear",
                "Kappa, quadratic",
                "ICC",
                "Alpha",
                "Remark",
              ].map((head) => (
                <TableTh key={head} scope="col">
                  {head}
                </TableTh>
              ))}
            </TableTr>
          </TableThead>
          <TableTbody>
            {agreement.map((one) => (
              <TableTr key={one.dim}>
                <TableTh scope="row">{dimensionOf(one.dim).name}</TableTh>
                <TableTd>{one.pairs}</TableTd>
                <TableTd>{percent(one.exact)}</TableTd>
                <TableTd>{percent(one.withinOne)}</TableTd>
                <TableTd>{two(one.kappaLinear)}</TableTd>
                <TableTd>{two(one.kappaQuadratic)}</TableTd>
                <TableTd>
                  {two(one.icc?.value)}
                  {one.icc?.lower != null ? ` (${two(one.icc.lower)} to ${two(one.icc.upper)})` : ""}
                </TableTd>
                <TableTd>{two(one.alphaOrdinal)}</TableTd>
                <TableTd>{one.isFlagged ? <strong>⚑ {one.remark}</strong> : one.remark}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
    </>
  )
}
