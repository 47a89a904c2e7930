"use client"
import { Button, Group, NativeSelect, Text } from "@mantine/core"
import { useState } from "react"
import { columnOf, type ReportSubject, SUBJECTS } from "@/lib/domain/reports/subjects"
import { fittingFilter, type ReportFilter } from "@/lib/features/reports/definition-schema"
import { FilterFields } from "./filter-fields"

interface FiltersEditorProps {
  subject: ReportSubject
  filters: readonly ReportFilter[]
  onChange: (filters: ReportFilter[]) => void
}

/** A condition of the kind its column takes, open until something is chosen. */
function emptyFilter(subject: ReportSubject, column: string): ReportFilter {
  switch (fittingFilter(subject, column)) {
    case "between":
      return { is: "between", column, from: null, to: null }
    case "range":
      return { is: "range", column, min: null, max: null }
    case "oneOf":
      return {
        is: "oneOf",
        column,
        values: Object.keys(columnOf(subject, column)?.choices ?? {}).slice(0, 1),
      }
    case "answer":
      return { is: "answer", column, value: "yes" }
    default:
      return { is: "contains", column, text: "" }
  }
}

/** Conditions a row has to meet, all of them. */
export function FiltersEditor({ subject, filters, onChange }: FiltersEditorProps) {
  const columns = SUBJECTS[subject].columns
  const [picked, setPicked] = useState(columns[0]?.key ?? "")
  return (
    <>
      {filters.length === 0 ? <Text size="sm">No condition: every row is in the report.</Text> : null}
      {filters.map((filter, at) => {
        const column = columnOf(subject, filter.column)
        if (!column) return null
        return (
          <Group
            // biome-ignore lint/suspicious/noArrayIndexKey: a column may have two conditions; their place is their name
            key={`${filter.column} ${at}`}
            align="flex-end"
            component="fieldset"
            m={0}
            p="xs"
            bd="1px solid var(--line)"
          >
            <legend>{column.label}</legend>
            <FilterFields
              column={column}
              filter={filter}
              onChange={(next) => onChange(filters.map((one, place) => (place === at ? next : one)))}
            />
            <Button
              variant="default"
              size="sm"
              aria-label={`Drop the condition on ${column.label}`}
              onClick={() => onChange(filters.filter((_, place) => place !== at))}
            >
              Drop
            </Button>
          </Group>
        )
      })}
      <Group align="flex-end">
        <NativeSelect
          label="A condition on"
          value={picked}
          data={columns.map(({ key, label }) => ({ value: key, label }))}
          onChange={(event) => setPicked(event.currentTarget.value)}
        />
        <Button variant="default" onClick={() => onChange([...filters, emptyFilter(subject, picked)])}>
          Add condition
        </Button>
      </Group>
    </>
  )
}
