import { NativeSelect, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { fieldsOf, requiredFields } from "@/lib/domain/interop/fields"
import type { MappingDraft } from "@/lib/domain/interop/guess-draft"
import type { ColumnLook } from "@/lib/domain/interop/guess-look"
import { fieldLabel } from "./mapping-words"

interface MappingColumnsProps {
  draft: MappingDraft
  /** Fields that were found at first; they stand above the others and stay there. */
  found: string[]
  columns: ColumnLook[]
  onChange: (field: string, header: string) => void
}

const EXAMPLES = 3

/** Which column of the file fills which field; what is needed and what was found comes first. */
export function MappingColumns({ draft, found, columns, onChange }: MappingColumnsProps) {
  const needed = requiredFields(draft.row)
  const weight = (key: string) => (needed.includes(key) ? 0 : found.includes(key) ? 1 : 2)
  const fields = fieldsOf(draft.row).sort((a, b) => weight(a.key) - weight(b.key))
  const headers = columns.map(({ header }) => header).filter((header) => header !== "")
  return (
    <ScrollRegion label="Columns, scrollable">
      <Table aria-label="What the columns are" miw={560}>
        <TableThead>
          <TableTr>
            <TableTh scope="col">In Slackline</TableTh>
            <TableTh scope="col">Column of the file</TableTh>
            <TableTh scope="col">Stands there</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {fields.map(({ key, help }) => (
            <TableTr key={key}>
              <TableTh scope="row" title={help}>
                {fieldLabel(key)}
                {needed.includes(key) ? (
                  <Text component="span" size="sm" c="dimmed" fw={400}>
                    {" "}
                    needed
                  </Text>
                ) : null}
              </TableTh>
              <TableTd>
                <NativeSelect
                  aria-label={`Column for ${fieldLabel(key)}`}
                  value={draft.columns[key] ?? ""}
                  onChange={(event) => onChange(key, event.currentTarget.value)}
                  data={[
                    { value: "", label: "None" },
                    ...[...new Set(headers)].map((header) => ({ value: header, label: header })),
                  ]}
                />
              </TableTd>
              <TableTd style={{ overflowWrap: "anywhere" }}>
                {examplesOf(columns, draft.columns[key])}
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </ScrollRegion>
  )
}

function examplesOf(columns: ColumnLook[], header: string | undefined): string {
  const words = columns.find((one) => one.header === header)?.words ?? []
  return words
    .slice(0, EXAMPLES)
    .map(([word]) => (word.length > 40 ? `${word.slice(0, 40)}…` : word))
    .join(", ")
}
