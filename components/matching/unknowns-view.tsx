import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { SettledAt } from "@/lib/domain/matching/unknowns"
import type { UnknownsPage } from "@/lib/features/matching/unknowns-queries"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { DeskPages } from "./desk-pages"

const PLACES: Record<SettledAt, (catId: string) => string> = {
  facts: routes.catFacts,
  gates: routes.catGates,
  safety: routes.catSafety,
  look: routes.quickLook,
}

/** What is worth finding out next, each line one step from writing it down. */
export function UnknownsView({ page }: { page: UnknownsPage }) {
  return (
    <>
      <Title order={1}>To find out</Title>
      <Text mb="md">
        What nobody knows of a cat yet, by how many of the {formatNumber(page.waiting)} waiting adopters would
        know more. Not known never sets a cat aside. Looking back:{" "}
        <TextLink href={routes.overrides()}>decisions against the order</TextLink>.
      </Text>
      {page.total === 0 ? (
        <Text>Nothing stands between a waiting adopter and a cat right now.</Text>
      ) : (
        <ScrollRegion label="To find out, scrollable">
          <Table aria-label="To find out" miw={420}>
            <TableThead>
              <TableTr>
                <TableTh scope="col">Cat</TableTh>
                <TableTh scope="col">What to do</TableTh>
                <TableTh scope="col">Adopters who wait for it</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {page.rows.map((row) => (
                <TableTr key={`${row.catId} ${row.key}`}>
                  <TableTh scope="row">
                    <TextLink href={routes.cat(row.catId)}>{row.catName}</TextLink>
                  </TableTh>
                  <TableTd>
                    <TextLink href={PLACES[row.at](row.catId)} aria-label={`${row.catName}: ${row.todo}`}>
                      {row.todo}
                    </TextLink>
                  </TableTd>
                  <TableTd>{formatNumber(row.waiting)}</TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </ScrollRegion>
      )}
      <DeskPages of={page} label="Pages of what to find out" hrefOf={routes.unknowns} />
    </>
  )
}
