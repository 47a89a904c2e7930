"use client"
import {
  List,
  ListItem,
  Stack,
  Table,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
  Title,
} from "@mantine/core"
import { useEffect, useRef } from "react"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { MappingTrial as Trial } from "@/lib/features/imports/mapping-schema"
import { formatNumber } from "@/lib/platform/format"
import { SkippedTable } from "./problem-tables"

/** The first cats of the file as they would come in, and the first problems with their rows. */
export function MappingTrial({ trial }: { trial: Trial }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { rows, cats, stays, people, first, problems, notes } = trial
  return (
    <Stack gap="md">
      <div>
        <Title order={3} size="h4" ref={heading} tabIndex={-1}>
          What the file says, read like this
        </Title>
        <Text>
          {people > 0
            ? `${formatNumber(rows)} rows, ${formatNumber(people)} people.`
            : `${formatNumber(rows)} rows, ${formatNumber(cats)} cats, ${formatNumber(stays)} stays.`}
        </Text>
      </div>
      <ScrollRegion label="First of the file, scrollable">
        <Table aria-label="First of the file" miw={480}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Row</TableTh>
              <TableTh scope="col">Name</TableTh>
              <TableTh scope="col">Stays</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {first.map((cat) => (
              <TableTr key={`${cat.row}|${cat.code}`}>
                <TableTd>{cat.row}</TableTd>
                <TableTh scope="row" style={{ overflowWrap: "anywhere" }}>
                  {cat.name}
                  {cat.code && cat.code !== cat.name ? ` (${cat.code})` : ""}
                </TableTh>
                <TableTd>{cat.stays.join("; ")}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
      <section aria-labelledby="trial-problems">
        <Title order={4} size="h5" mb="xs" id="trial-problems">
          Rows that would be left out
        </Title>
        <SkippedTable lines={problems} />
      </section>
      {notes.length > 0 ? (
        <List size="sm" aria-label="Worth a look">
          {notes.map((note) => (
            <ListItem key={note}>{note}</ListItem>
          ))}
        </List>
      ) : null}
    </Stack>
  )
}
