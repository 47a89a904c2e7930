import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { HardFinding } from "@/lib/domain/matching/hard-constraints"
import type { OpenedItem } from "@/lib/domain/matching/open-fit"
import { DEFAULT_MATCH, FIT_ITEMS } from "@/lib/domain/matching/parameters"
import type { PairRecord } from "@/lib/domain/matching/rank"
import { formatDay, formatNumber } from "@/lib/platform/format"
import { FIT_ITEM_WORDS } from "./fit-item-words"

const TWO = 2

/** "Needs a home without dogs: went for a dog (H2, 2 Mar 2026)". */
export const findingWords = ({ because, evidence, on, rule }: HardFinding) =>
  `${because}${evidence ? `: ${evidence}` : ""} (${rule}${on === null ? "" : `, ${formatDay(on)}`})`

/** What stands on top of a pair whatever its score: the talk first, and the facts nobody knows yet. */
export function PairFlags({ pair }: { pair: PairRecord }) {
  return (
    <>
      {pair.talkFirst.isNeeded ? <Text fw={700}>Talk first: {pair.talkFirst.because.join("; ")}</Text> : null}
      {pair.hard.checks.map((check) => (
        <Text size="sm" key={`${check.rule} ${check.because}`}>
          Needs a check: {findingWords(check)}
        </Text>
      ))}
    </>
  )
}

function ItemInputs({ opened }: { opened: OpenedItem | undefined }) {
  if (!opened) return <>from the answer and the cat's tiers or course</>
  return (
    <>
      asked {formatNumber(opened.asked, 1)}; {opened.dimensions.join(" and ")}{" "}
      {formatNumber(opened.mean, TWO)} ± {formatNumber(opened.se, TWO)}
      {opened.isSeen ? "" : ", not seen enough"}
    </>
  )
}

const pointWords = (opened: OpenedItem) =>
  opened.points
    .map(
      ({ value, weight, fit }) =>
        `${formatNumber(weight, TWO)} × ${formatNumber(fit, TWO)} at ${formatNumber(value, TWO)}`,
    )
    .join(" + ")

/** Every number of a match opened into its parts: weight, fit, what it was computed from, and how they make the total. */
export function PairParts({ pair, opened }: { pair: PairRecord; opened: readonly OpenedItem[] }) {
  const { match, reasons } = pair
  return (
    <details>
      <summary>
        Why{match.M === null ? "" : `: ${formatNumber(match.M, 1)} of 100, evidence ${match.evidence}`}
      </summary>
      <ScrollRegion label="Parts of this match, scrollable">
        <Table aria-label="Parts of this match" miw={620}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Item</TableTh>
              <TableTh scope="col">Weight</TableTh>
              <TableTh scope="col">Expected fit</TableTh>
              <TableTh scope="col">From</TableTh>
              <TableTh scope="col">Expectation</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {FIT_ITEMS.map((item) => {
              const part = match.parts[item]
              const inputs = opened.find((one) => one.item === item)
              return (
                <TableTr key={item}>
                  <TableTh scope="row">{FIT_ITEM_WORDS[item]}</TableTh>
                  <TableTd>{part ? formatNumber(part.w, 1) : "skipped"}</TableTd>
                  <TableTd>{part ? formatNumber(part.f, TWO) : "–"}</TableTd>
                  <TableTd>{part ? <ItemInputs opened={inputs} /> : "–"}</TableTd>
                  <TableTd>{part && inputs ? pointWords(inputs) : "–"}</TableTd>
                </TableTr>
              )
            })}
          </TableTbody>
        </Table>
      </ScrollRegion>
      <Text size="sm">
        The match is {formatNumber(1 - DEFAULT_MATCH.worstItemShare, TWO)} of the weighted mean and{" "}
        {formatNumber(DEFAULT_MATCH.worstItemShare, TWO)} of the worst item that matters. An expectation looks
        at the level seen and at what it could be, since a few looks never settle it.
      </Text>
      {reasons.askAbout.length > 0 ? (
        <Text size="sm">Ask about: {reasons.askAbout.map((reason) => reason.text).join("; ")}.</Text>
      ) : null}
      <Text size="xs" c="dimmed">
        As of {formatDay(pair.asOfDay)}, weights {pair.parametersVersion}. It advises; people choose.
      </Text>
    </details>
  )
}
