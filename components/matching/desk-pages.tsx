import { Group, Text } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { formatNumber } from "@/lib/platform/format"

interface DeskPagesProps {
  of: { page: number; pages: number; from: number; total: number; rows: readonly unknown[] }
  label: string
  hrefOf: (page: number) => string
}

/** Where one is in a long list, and the way to the pages beside it; nothing when everything fits. */
export function DeskPages({ of, label, hrefOf }: DeskPagesProps) {
  if (of.pages === 1) return null
  return (
    <Group component="nav" aria-label={label} gap="md" mt="sm">
      {of.page > 1 ? <TextLink href={hrefOf(of.page - 1)}>← Before</TextLink> : null}
      <Text size="sm">
        {formatNumber(of.from + 1)} to {formatNumber(of.from + of.rows.length)} of {formatNumber(of.total)}
      </Text>
      {of.page < of.pages ? <TextLink href={hrefOf(of.page + 1)}>Next →</TextLink> : null}
    </Group>
  )
}
