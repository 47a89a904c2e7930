import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { SourceHelp } from "@/components/sources/source-help"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { CAT_FACTS, type CatFactKind, FACT_SOURCE_NAMES, type FactSource } from "@/lib/domain/cats/cat-facts"
import type { CatPageRecord } from "@/lib/features/cats/record-queries"
import { formatDate } from "@/lib/platform/format"

const wordsFor = (kind: CatFactKind, value: string) => (kind.kind === "kg" ? `${value} kg` : value)
const sourceName = (source: string) => FACT_SOURCE_NAMES[source as FactSource] ?? `From the file of ${source}`

/** What is known of the cat beside ratings, each with who says so and what was seen. What nobody knows is named, too. */
export function FactsPanel({ record: { cat } }: { record: CatPageRecord }) {
  const known = CAT_FACTS.flatMap((kind) => {
    const fact = cat.catFacts.findLast((one) => one.key === kind.key)
    return fact && fact.value !== "unknown" ? [{ kind, fact }] : []
  })
  const open = CAT_FACTS.filter((kind) => !known.some((one) => one.kind === kind))
  return (
    <>
      {known.length > 0 ? (
        <ScrollRegion label="Facts, scrollable">
          <Table aria-label="Facts" miw={560}>
            <TableThead>
              <TableTr>
                <TableTh scope="col">Fact</TableTh>
                <TableTh scope="col">Answer</TableTh>
                <TableTh scope="col">How we know</TableTh>
                <TableTh scope="col">What was seen</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {known.map(({ kind, fact }) => (
                <TableTr key={kind.key}>
                  <TableTh scope="row">
                    {kind.label} <SourceHelp home={{ kind: "fact", key: kind.key }} of={kind.label} />
                  </TableTh>
                  <TableTd>
                    <strong>{wordsFor(kind, fact.value)}</strong>
                  </TableTd>
                  <TableTd>
                    {sourceName(fact.source)}, {formatDate(fact.observedOn ?? fact.createdAt)}
                  </TableTd>
                  <TableTd>{fact.evidence ?? kind.help}</TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </ScrollRegion>
      ) : null}
      <Text size="sm" my="xs">
        Nobody knows yet:{" "}
        {open.map(({ label }) => label.toLowerCase()).join(", ") || "nothing, all is answered"}.
      </Text>
    </>
  )
}
