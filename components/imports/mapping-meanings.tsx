import {
  Checkbox,
  NativeSelect,
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
import { fieldsOf } from "@/lib/domain/interop/fields"
import type { MappingDraft } from "@/lib/domain/interop/guess-draft"
import type { ColumnLook } from "@/lib/domain/interop/guess-look"
import { VOCABULARIES, type VocabularyKind } from "@/lib/domain/interop/vocabularies"
import { formatNumber } from "@/lib/platform/format"
import { fieldLabel, meaningsOf } from "./mapping-words"

interface MappingMeaningsProps {
  draft: MappingDraft
  columns: ColumnLook[]
  onWord: (field: string, word: string, meaning: string) => void
  onReturn: (word: string, isReturn: boolean) => void
}

/** Every distinct word of the columns that hold words, with its count and what it means. */
export function MappingMeanings(props: MappingMeaningsProps) {
  const { draft, columns } = props
  const wordy = fieldsOf(draft.row).filter(({ key, kind }) => kind in VOCABULARIES && draft.columns[key])
  if (wordy.length === 0) return <Text>No column with words to be understood is chosen.</Text>
  return wordy.map(({ key, kind }) => {
    const column = columns.find(({ header }) => header === draft.columns[key])
    return column ? (
      <OneField key={key} {...props} field={key} kind={kind as VocabularyKind} column={column} />
    ) : null
  })
}

interface OneFieldProps extends MappingMeaningsProps {
  field: string
  kind: VocabularyKind
  column: ColumnLook
}

function OneField({ draft, field, kind, column, onWord, onReturn }: OneFieldProps) {
  const meanings = meaningsOf(
    VOCABULARIES[kind],
    kind === "intake" || kind === "outcome" || kind === "movement",
  )
  const undecided = column.words.filter(([word]) => (draft.words[field]?.[word] ?? "") === "")
  const hasReturns = draft.row === "stay" && field === "intakeType"
  return (
    <section>
      <Title order={3} size="h5" mb="xs">
        {fieldLabel(field)}: the words in {column.header}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {undecided.length === 0
          ? "Every word is decided."
          : `${formatNumber(undecided.length)} not decided. Rows with them are left out and listed, or the field stays unknown.`}
        {column.hasMore ? " The column has more different words than can be shown here." : ""}
      </Text>
      <ScrollRegion label={`Words in ${column.header}, scrollable`}>
        <Table aria-label={`Words in ${column.header}`} miw={480}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Word</TableTh>
              <TableTh scope="col">Rows</TableTh>
              <TableTh scope="col">Means</TableTh>
              {hasReturns ? <TableTh scope="col">A returned adoption</TableTh> : null}
            </TableTr>
          </TableThead>
          <TableTbody>
            {column.words.map(([word, count]) => (
              <TableTr key={word}>
                <TableTh scope="row" style={{ overflowWrap: "anywhere" }}>
                  {word}
                </TableTh>
                <TableTd>{formatNumber(count)}</TableTd>
                <TableTd>
                  <NativeSelect
                    aria-label={`What ${word} means`}
                    value={draft.words[field]?.[word] ?? ""}
                    onChange={(event) => onWord(field, word, event.currentTarget.value)}
                    data={meanings}
                  />
                </TableTd>
                {hasReturns ? (
                  <TableTd>
                    <Checkbox
                      aria-label={`${word} is a returned adoption`}
                      checked={draft.returns.includes(word)}
                      onChange={(event) => onReturn(word, event.currentTarget.checked)}
                    />
                  </TableTd>
                ) : null}
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
    </section>
  )
}
