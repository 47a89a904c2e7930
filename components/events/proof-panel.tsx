import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { PlanFigures } from "@/lib/domain/matching/propose-event"
import type { EventRecord } from "@/lib/features/events/queries"
import { formatDay, formatNumber } from "@/lib/platform/format"
import { wordsOf } from "./plan-words"

const point = (value: number | null) => (value === null ? "–" : formatNumber(value, 1))

const FIGURES: { label: string; of: (figures: PlanFigures) => string }[] = [
  { label: "Adopters with a cat", of: ({ matched }) => formatNumber(matched) },
  { label: "With a match of Good or better", of: ({ goodOrBetter }) => formatNumber(goodOrBetter) },
  { label: "Least match", of: ({ worst }) => point(worst) },
  { label: "Total", of: ({ total }) => point(total) },
]

/** Why no other plan is worth more, in words and numbers; who would rather swap; and what first come would have given. */
export function ProofPanel({ record }: { record: EventRecord }) {
  const { plan } = record
  const { proof } = plan
  const words = wordsOf(record)
  const worthOf = (row: number) => {
    const { column, worth } = plan.lines[row] ?? { column: null, worth: null }
    return column === null ? "no cat" : `${words.unit(column)} (${point(worth)})`
  }
  return (
    <>
      <Title order={2} size="h3" mt="lg">
        Beside first come, first served
      </Title>
      <ScrollRegion label="Comparison, scrollable">
        <Table aria-label="This plan beside first come" maw={560}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Measure</TableTh>
              <TableTh scope="col">This plan</TableTh>
              <TableTh scope="col">First come</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {FIGURES.map(({ label, of }) => (
              <TableTr key={label}>
                <TableTh scope="row">{label}</TableTh>
                <TableTd>{of(plan.figures)}</TableTd>
                <TableTd>{of(plan.firstCome)}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
      <Title order={2} size="h3" mt="lg">
        Why no other plan is worth more
      </Title>
      <Text>
        {proof.isProven
          ? `Give every adopter and every cat a price. No pair that may be made is worth more than its two prices together, so no plan can be worth more than all prices: ${point(proof.bound)}. This plan is worth exactly that: ${point(proof.value)}. Locked pairs stand outside.`
          : "The proof did not come out. Do not rely on this plan, and tell whoever looks after Slackline."}
      </Text>
      <details>
        <summary>The prices</summary>
        {proof.leftOut === null ? null : (
          <Text size="sm">
            Somebody left without a cat counts {point(proof.leftOut)} here, so that it happens only where it
            must or may.
          </Text>
        )}
        <ScrollRegion label="Prices, scrollable">
          <Table aria-label="Prices" maw={560}>
            <TableTbody>
              {proof.rows.map((price, row) => (
                <TableTr key={plan.adopterIds[row]}>
                  <TableTh scope="row">{words.adopter(row)}</TableTh>
                  <TableTd>{price === null ? "locked" : point(price)}</TableTd>
                </TableTr>
              ))}
              {proof.columns.map((price, column) => (
                <TableTr key={plan.units[column]?.join()}>
                  <TableTh scope="row">{words.unit(column)}</TableTh>
                  <TableTd>{price === null ? "locked" : point(price)}</TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </ScrollRegion>
      </details>
      <Title order={2} size="h3" mt="lg">
        Who would rather have each other
      </Title>
      {plan.blocking.length === 0 ? (
        <Text>Nobody: there is no adopter and cat who would both be better off together.</Text>
      ) : (
        <ul>
          {plan.blocking.slice(0, MOST_BLOCKING).map(([row, column]) => {
            const owner = plan.lines.findIndex((line) => line.column === column)
            return (
              <li key={`${row} ${column}`}>
                {words.adopter(row)} and {words.unit(column)} would both be better off together than with{" "}
                {worthOf(row)} and {owner < 0 ? "nobody" : words.adopter(owner)}; the others would lose more.
              </li>
            )
          })}
        </ul>
      )}
      {plan.blocking.length > MOST_BLOCKING ? (
        <Text size="sm">and {formatNumber(plan.blocking.length - MOST_BLOCKING)} more such pairs.</Text>
      ) : null}
      <Text size="xs" c="dimmed">
        As of {formatDay(plan.asOfDay)}, weights {plan.parametersVersion}; worth is the match and up to 8
        points for a long wait. It advises; people choose.
      </Text>
    </>
  )
}

const MOST_BLOCKING = 20
