import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { INSTRUMENT_NUMBERS } from "@/lib/domain/suitability/check-instrument"
import { dimensionOf } from "@/lib/domain/temperament/dimensions"
import type { VersionDetail } from "@/lib/features/temperament/versions-queries"

/** The numbers of a version, each beside that of the version it was based on. */
export function VersionNumbers({ version }: { version: VersionDetail }) {
  const { numbers, basedOn } = version
  const rows = [
    ...INSTRUMENT_NUMBERS.map(({ key, label, unit, read }) => ({
      key,
      label: unit ? `${label} (${unit})` : label,
      value: read(numbers),
      before: basedOn ? read(basedOn.numbers) : null,
    })),
    ...numbers.suitability.dimensions.map(({ key, weight }) => ({
      key: `weight ${key}`,
      label: `Weight of ${dimensionOf(key).name.toLowerCase()}`,
      value: weight,
      before: basedOn?.numbers.suitability.dimensions.find((one) => one.key === key)?.weight ?? null,
    })),
  ]
  return (
    <ScrollRegion label="Numbers, scrollable">
      <Table aria-label="Numbers" maw={640}>
        <TableThead>
          <TableTr>
            <TableTh scope="col">Number</TableTh>
            <TableTh scope="col">Here</TableTh>
            {basedOn ? <TableTh scope="col">Version {basedOn.number}</TableTh> : null}
          </TableTr>
        </TableThead>
        <TableTbody>
          {rows.map((row) => (
            <TableTr key={row.key}>
              <TableTh scope="row">{row.label}</TableTh>
              <TableTd>
                {row.before !== null && row.before !== row.value ? <strong>{row.value}</strong> : row.value}
              </TableTd>
              {basedOn ? <TableTd>{row.before}</TableTd> : null}
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </ScrollRegion>
  )
}
