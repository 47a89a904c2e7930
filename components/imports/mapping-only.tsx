import { Checkbox, CheckboxGroup, Group, NativeSelect, Stack, Text } from "@mantine/core"
import type { MappingDraft } from "@/lib/domain/interop/guess-draft"
import type { ColumnLook } from "@/lib/domain/interop/guess-look"
import { formatNumber } from "@/lib/platform/format"

interface MappingOnlyProps {
  only: MappingDraft["only"]
  columns: ColumnLook[]
  onChange: (only: MappingDraft["only"]) => void
}

const MOST_WORDS = 60

/** Which rows count at all: cats, in files that also hold other animals. */
export function MappingOnly({ only, columns, onChange }: MappingOnlyProps) {
  const wordy = columns.filter(({ hasMore, words }) => !hasMore && words.length <= MOST_WORDS)
  const column = columns.find(({ header }) => header === only?.column)
  return (
    <Stack gap="sm" maw={560}>
      <NativeSelect
        label="Column that tells which rows are cats"
        value={only?.column ?? ""}
        onChange={(event) => {
          const header = event.currentTarget.value
          onChange(header === "" ? null : { column: header, words: [] })
        }}
        data={[
          { value: "", label: "None: every row is a cat" },
          ...wordy.map(({ header }) => ({ value: header, label: header })),
        ]}
      />
      {only && column ? (
        <CheckboxGroup
          label="Rows with these words count"
          value={[...only.words]}
          onChange={(words) => onChange({ ...only, words })}
        >
          <Group mt="xs">
            {column.words.slice(0, MOST_WORDS).map(([word, count]) => (
              <Checkbox key={word} value={word} label={`${word} (${formatNumber(count)})`} />
            ))}
          </Group>
        </CheckboxGroup>
      ) : null}
      {only && only.words.length === 0 ? (
        <Text size="sm">No word is chosen, so every row counts.</Text>
      ) : null}
    </Stack>
  )
}
