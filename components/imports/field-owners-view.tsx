import { Stack, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { SLACKLINE } from "@/lib/domain/interop/merge"
import type { FieldWithOwner } from "@/lib/features/imports/owners-queries"
import { OWNER_ENTITIES } from "@/lib/features/imports/owners-schema"
import { routes } from "@/lib/platform/routes"
import { OwnerSelect } from "./owner-select"

interface FieldOwnersViewProps {
  fields: FieldWithOwner[]
  sources: string[]
  mayChange: boolean
}

/** Who has the last word on every field an import can write. */
export function FieldOwnersView({ fields, sources, mayChange }: FieldOwnersViewProps) {
  return (
    <Stack gap="lg">
      <div>
        <Text size="sm">
          <TextLink href={routes.imports()}>Imports</TextLink>
        </Text>
        <Title order={1}>Who has the last word</Title>
        <Text c="dimmed" maw={720}>
          Without a choice the newer change wins, and what changed both here and in a file is kept and listed
          as a conflict. A source with the last word overwrites what was changed here, and its report says so.
          What is Slackline's, no import changes. A choice counts from the next import on.
        </Text>
        {mayChange ? null : <Text mt="xs">An administrator can change this.</Text>}
      </div>
      {OWNER_ENTITIES.map(({ word, label }) => (
        <section key={word} aria-labelledby={`fields-${word}`}>
          <Title order={2} size="h3" mb="sm" id={`fields-${word}`}>
            {label}
          </Title>
          <ScrollRegion label={`${label}, scrollable`}>
            <Table aria-labelledby={`fields-${word}`} maw={720}>
              <TableThead>
                <TableTr>
                  <TableTh scope="col">Field</TableTh>
                  <TableTh scope="col">Last word</TableTh>
                </TableTr>
              </TableThead>
              <TableTbody>
                {fields
                  .filter(({ entity }) => entity === word)
                  .map((field) => (
                    <TableTr key={field.field}>
                      <TableTh scope="row" fw={400}>
                        {field.label}
                      </TableTh>
                      <TableTd>
                        {mayChange ? (
                          <OwnerSelect key={field.version} {...field} group={label} sources={sources} />
                        ) : (
                          sayOwner(field.owner)
                        )}
                      </TableTd>
                    </TableTr>
                  ))}
              </TableTbody>
            </Table>
          </ScrollRegion>
        </section>
      ))}
    </Stack>
  )
}

const sayOwner = (owner: string | null) =>
  owner === null ? "The newer change" : owner === SLACKLINE ? "Slackline" : owner
