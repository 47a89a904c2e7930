import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { FIT_ITEMS } from "@/lib/domain/matching/parameters"
import type { PairRecord } from "@/lib/domain/matching/rank"
import { formatDay, formatNumber } from "@/lib/platform/format"
import { FIT_ITEM_WORDS } from "./fit-item-words"

/** Every number of a match opened into its parts: weight, fit, what speaks for and what to ask. */
export function PairParts({ pair }: { pair: PairRecord }) {
  const { match, hard, talkFirst, reasons } = pair
  return (
    <details>
      <summary>
        Why{match.M === null ? "" : `: ${formatNumber(match.M, 1)} of 100, evidence ${match.evidence}`}
      </summary>
      <Table aria-label="Parts of this match" maw={460}>
        <TableThead>
          <TableTr>
            <TableTh scope="col">Item</TableTh>
            <TableTh scope="col">Weight</TableTh>
            <TableTh scope="col">Expected fit</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {FIT_ITEMS.map((item) => {
            const part = match.parts[item]
            return (
              <TableTr key={item}>
                <TableTh scope="row">{FIT_ITEM_WORDS[item]}</TableTh>
                <TableTd>{part ? formatNumber(part.w, 1) : "skipped"}</TableTd>
                <TableTd>{part ? formatNumber(part.f, 2) : "–"}</TableTd>
              </TableTr>
            )
          })}
        </TableTbody>
      </Table>
      {reasons.askAbout.length > 0 ? (
        <Text size="sm">Ask about: {reasons.askAbout.map((reason) => reason.text).join("; ")}.</Text>
      ) : null}
      {hard.checks.map((check) => (
        <Text size="sm" key={check.because}>
          Needs a check: {check.because}.
        </Text>
      ))}
      {talkFirst.isNeeded ? (
        <Text size="sm" fw={700}>
          Talk first: {talkFirst.because.join("; ")}.
        </Text>
      ) : null}
      <Text size="xs" c="dimmed">
        As of {formatDay(pair.asOfDay)}, weights {pair.parametersVersion}. It advises; people choose.
      </Text>
    </details>
  )
}
