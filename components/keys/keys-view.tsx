import {
  Anchor,
  Code,
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
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { KeyLine } from "@/lib/features/api/keys-queries"
import { KEY_SCOPES } from "@/lib/features/api/keys-schema"
import { formatDay, formatMoment } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { KeyForm } from "./key-form"
import { RevokeKeyButton } from "./revoke-key-button"

interface KeysViewProps {
  keys: KeyLine[]
  place: { timeZone: string; locale: string }
  /** The address of the interface as programs need it. */
  base: string
}

const scopeWords = (scopes: readonly string[]) =>
  KEY_SCOPES.filter(({ key }) => scopes.includes(key))
    .map(({ label }) => label)
    .join(", ")

/** Keys for programs: who may read what, when each was last used, and how to ask. */
export function KeysView({ keys, place, base }: KeysViewProps) {
  return (
    <Stack>
      <Title order={1}>Keys for programs</Title>
      <Text maw={720}>
        A key lets another program read from here: a website, a spreadsheet, a system of the shelter. Nothing
        can be changed with one, and nothing it reads names adopters or staff.
      </Text>
      {keys.length === 0 ? (
        <Text>There are no keys yet.</Text>
      ) : (
        <ScrollRegion label="Keys, scrollable">
          <Table aria-label="Keys" miw={760}>
            <TableThead>
              <TableTr>
                <TableTh scope="col">What for</TableTh>
                <TableTh scope="col">Begins with</TableTh>
                <TableTh scope="col">May read</TableTh>
                <TableTh scope="col">Works until</TableTh>
                <TableTh scope="col">Last used</TableTh>
                <TableTh scope="col">State</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {keys.map((key) => (
                <TableTr key={key.id}>
                  <TableTh scope="row" style={{ overflowWrap: "anywhere" }}>
                    {key.name}
                  </TableTh>
                  <TableTd>
                    <Code>{key.prefix}…</Code>
                  </TableTd>
                  <TableTd>{scopeWords(key.scopes)}</TableTd>
                  <TableTd>{formatDay(key.expiresDay)}</TableTd>
                  <TableTd>{key.lastUsedAt ? formatMoment(key.lastUsedAt, place) : "never"}</TableTd>
                  <TableTd>
                    {key.state === "works" ? (
                      <RevokeKeyButton id={key.id} version={key.version} name={key.name} />
                    ) : (
                      key.state
                    )}
                  </TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </ScrollRegion>
      )}
      <section aria-labelledby="new-key">
        <Title order={2} size="h3" id="new-key" mb="xs">
          A new key
        </Title>
        <KeyForm />
      </section>
      <section aria-labelledby="how">
        <Title order={2} size="h3" id="how">
          How a program asks
        </Title>
        <Text maw={720} mb="xs">
          Everything that can be asked, with every field:{" "}
          <Anchor href={routes.apiDescription()}>openapi.json</Anchor>. Lists come in pages; <Code>next</Code>{" "}
          is the address of the next one. An answer carries an ETag: sent back as If-None-Match, an unchanged
          answer is not sent again.
        </Text>
        <ScrollRegion label="Examples, scrollable">
          <Code block>
            {[
              `curl -H "Authorization: Bearer slk_…" "${base}/public/cats?limit=20"`,
              `curl -H "Authorization: Bearer slk_…" "${base}/cats?in_care=true"`,
              `curl -H "Authorization: Bearer slk_…" "${base}/figures/C1?from=2026-01-01&sex=F"`,
            ].join("\n")}
          </Code>
        </ScrollRegion>
      </section>
    </Stack>
  )
}
