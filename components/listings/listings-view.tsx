import { Button, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core"
import { ButtonLink, TextLink } from "@/components/ui/links"
import type { ListingTarget } from "@/lib/domain/interop/listings/listing"
import { LISTING_TARGETS } from "@/lib/domain/interop/listings/targets"
import type { ListingPreview } from "@/lib/features/listings/queries"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { PreviewTable } from "./preview-table"

interface ListingsViewProps {
  target: ListingTarget
  account: string
  preview: ListingPreview
}

/** The list of cats as other sites take it: choose a site, see the first rows and what they lack, take the file. */
export function ListingsView({ target, account, preview }: ListingsViewProps) {
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>Listing sites</Title>
        <Text c="dimmed" maw={720}>
          The cats on your public pages, as a file the big adoption sites take. It says what your own pages
          say and nothing more; what nobody knows stays empty and never becomes a no.
        </Text>
      </div>
      <Group component="nav" aria-label="Sites" gap="xs">
        {LISTING_TARGETS.map(({ key, title }) => (
          <ButtonLink
            key={key}
            href={routes.listings(key)}
            variant={key === target.key ? "filled" : "default"}
            aria-current={key === target.key ? "page" : undefined}
          >
            {title}
          </ButtonLink>
        ))}
      </Group>
      {target.accountLabel ? <AccountForm target={target} account={account} /> : null}
      {preview.total === 0 ? (
        <Text maw={720}>
          No cat is listed now, so the file would hold its headings only. A cat is listed once it is
          published, in care, and free to go home. <TextLink href={routes.cats()}>See the cats</TextLink>
        </Text>
      ) : (
        <section aria-labelledby="rows-title">
          <Title order={2} size="h3" mb="xs" id="rows-title">
            The first rows
          </Title>
          <PreviewTable target={target} preview={preview} />
        </section>
      )}
      <Download target={target} account={account} preview={preview} />
    </Stack>
  )
}

function AccountForm({ target, account }: Pick<ListingsViewProps, "target" | "account">) {
  return (
    <form action={routes.listings()} method="get">
      <input type="hidden" name="target" value={target.key} />
      <Group align="end" gap="sm">
        <TextInput
          name="account"
          label={target.accountLabel}
          description="Letters, digits and hyphens. It stands in each row of the file."
          defaultValue={account}
          maxLength={40}
          pattern="[A-Za-z0-9\-]*"
          autoComplete="off"
          w="min(100%, 24rem)"
        />
        <Button type="submit" variant="default">
          Use this number
        </Button>
      </Group>
    </form>
  )
}

function Download({ target, account, preview }: ListingsViewProps) {
  return (
    <Paper component="section" withBorder p="md" bg="var(--paper-raised)" aria-labelledby="file-title">
      <Title order={2} size="h3" mb="xs" id="file-title">
        Take the file
      </Title>
      <Stack gap="sm" align="flex-start">
        <Text maw={720}>
          {formatNumber(preview.total)} {preview.total === 1 ? "cat" : "cats"}. Slackline publishes nothing
          about these columns; fill them in at {target.title}: {preview.leftBlank.join(", ")}.
        </Text>
        <Group gap="sm">
          <Button component="a" href={routes.listingFile(target.key, account)} download>
            Download {target.fileName}
          </Button>
          {target.map ? (
            <Button component="a" href={routes.listingMap(target.key)} download variant="default">
              Download {target.map.fileName}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Paper>
  )
}
