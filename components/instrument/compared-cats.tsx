import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { ComparedCat, VersionSays } from "@/lib/domain/suitability/compare-versions"
import { TIER_NAMES } from "@/lib/domain/suitability/tiers"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"

const labelOf = ({ sufficient, potential }: VersionSays) =>
  sufficient ? TIER_NAMES[potential] : "Still getting to know"
const bandOf = ({ S, lo, hi }: VersionSays) =>
  `${formatNumber(S, 1)} (${formatNumber(lo, 1)} to ${formatNumber(hi, 1)})`
const ARROWS = { "-1": "▼ down", "0": "", "1": "▲ up" } as const
const SHOWN = 60

/** The same cats under both versions, those whose label changes first. */
export function ComparedCats(props: {
  compared: readonly ComparedCat[]
  before: number | null
  after: number
}) {
  const { compared, before, after } = props
  if (compared.length === 0) return <Text>No rated cat is in care; there is nothing to compare on yet.</Text>
  const up = compared.filter(({ direction }) => direction > 0).length
  const down = compared.filter(({ direction }) => direction < 0).length
  return (
    <>
      <Text mb="xs">
        {compared.length} rated cats: {up} would move up, {down} down, {compared.length - up - down} keep
        their potential.
        {compared.length > SHOWN ? ` The ${SHOWN} with the largest change are shown.` : ""}
      </Text>
      <ScrollRegion label="Comparison, scrollable">
        <Table aria-label="The same cats under both versions" miw={820}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Cat</TableTh>
              <TableTh scope="col">Version {before}</TableTh>
              <TableTh scope="col">Version {after}</TableTh>
              <TableTh scope="col">Potential before</TableTh>
              <TableTh scope="col">Potential after</TableTh>
              <TableTh scope="col">Change</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {compared.slice(0, SHOWN).map((cat) => (
              <TableTr key={cat.catId}>
                <TableTh scope="row">
                  <TextLink href={routes.cat(cat.catId)}>{cat.name}</TextLink>
                </TableTh>
                <TableTd>{bandOf(cat.before)}</TableTd>
                <TableTd>{bandOf(cat.after)}</TableTd>
                <TableTd>{labelOf(cat.before)}</TableTd>
                <TableTd>{labelOf(cat.after)}</TableTd>
                <TableTd>
                  <strong>{ARROWS[`${cat.direction}`]}</strong>
                </TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
    </>
  )
}
