import { Group, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from "@mantine/core"
import { v7 as newId } from "uuid"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { DataCheck } from "@/lib/features/outcomes/quality-queries"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { NoteForm } from "./note-form"

/** What the data check found, kind by kind and row by row: flagged, not hidden, each with a way to mend it. */
export function DataCheckView({ found, canMend }: { found: DataCheck; canMend: boolean }) {
  const { counts, chosen, rows, total, page, pages, settled } = found
  const line = counts.find(({ key }) => key === chosen)
  return (
    <>
      <Title order={1}>Data check</Title>
      <Text mb="sm">
        Rows that deserve a look. None of them is hidden from the figures in silence: what a figure does with
        them is said here and beside the figure.{" "}
        <TextLink href={routes.outcomes()}>Back to the outcomes</TextLink>
      </Text>
      <ScrollRegion label="Kinds of findings, scrollable">
        <Table aria-label="Kinds of findings" miw={520}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Finding</TableTh>
              <TableTh scope="col" ta="right">
                Rows
              </TableTh>
              <TableTh scope="col">What the figures do</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {counts.map(({ key, label, effect, count }) => (
              <TableTr key={key}>
                <TableTh scope="row">
                  {count === 0 ? label : <TextLink href={routes.dataQuality(key)}>{label}</TextLink>}
                </TableTh>
                <TableTd ta="right">{formatNumber(count)}</TableTd>
                <TableTd>{effect}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
      <Text size="sm" c="dimmed" mt="xs">
        {settled > 0 ? `${formatNumber(settled)} more were looked at and are right as they stand.` : ""}
      </Text>
      {line && total > 0 ? (
        <section aria-label={line.label}>
          <Title order={2} size="h3" mt="md">
            {line.label}
          </Title>
          <Text mb="xs">
            {line.effect} {line.mend}
          </Text>
          <ScrollRegion label="Rows, scrollable">
            <Table aria-label={line.label} miw={720}>
              <TableThead>
                <TableTr>
                  <TableTh scope="col">Cat</TableTh>
                  <TableTh scope="col">Intake</TableTh>
                  <TableTh scope="col">Outcome</TableTh>
                  <TableTh scope="col">Born</TableTh>
                  <TableTh scope="col">Available</TableTh>
                  {canMend ? <TableTh scope="col">Mend</TableTh> : null}
                </TableTr>
              </TableThead>
              <TableTbody>
                {rows.map((row) => (
                  <TableTr key={row.stayId}>
                    <TableTh scope="row">
                      <TextLink href={routes.cat(row.catId)}>{row.name || "No name"}</TextLink>
                      {row.code ? ` (${row.code})` : ""}
                    </TableTh>
                    <TableTd>{row.intakeOn}</TableTd>
                    <TableTd>{row.outcomeOn ?? "open"}</TableTd>
                    <TableTd>{row.bornOn ?? "–"}</TableTd>
                    <TableTd>{row.availableOn ?? "–"}</TableTd>
                    {canMend ? (
                      <TableTd>
                        <TextLink href={routes.mendStay(row.stayId)}>Put right</TextLink>
                        <NoteForm
                          finding={row.kind}
                          stayId={row.stayId}
                          seen={row.seen}
                          newId={newId()}
                          name={row.name}
                        />
                      </TableTd>
                    ) : null}
                  </TableTr>
                ))}
              </TableTbody>
            </Table>
          </ScrollRegion>
          {pages > 1 && chosen ? (
            <Group component="nav" aria-label="Pages" mt="sm">
              {page > 1 ? <TextLink href={routes.dataQuality(chosen, page - 1)}>← Before</TextLink> : null}
              <Text size="sm">
                Page {page} of {pages}, {formatNumber(total)} rows
              </Text>
              {page < pages ? <TextLink href={routes.dataQuality(chosen, page + 1)}>Next →</TextLink> : null}
            </Group>
          ) : null}
        </section>
      ) : (
        <Text mt="md">Nothing to look at: no row of this kind.</Text>
      )}
    </>
  )
}
