"use client"
import { Checkbox, Group, NativeSelect, NumberInput, TextInput } from "@mantine/core"
import type { ReportColumn } from "@/lib/domain/reports/report-column"
import type { ReportFilter } from "@/lib/features/reports/definition-schema"

interface FilterFieldsProps {
  column: ReportColumn
  filter: ReportFilter
  onChange: (filter: ReportFilter) => void
}

const numberOf = (value: string | number) =>
  value === "" || Number.isNaN(Number(value)) ? null : Number(value)

/** What a condition asks for, by the kind of its column. */
export function FilterFields({ column, filter, onChange }: FilterFieldsProps) {
  switch (filter.is) {
    case "between":
      return (
        <>
          <TextInput
            type="date"
            label="From"
            value={filter.from ?? ""}
            onChange={(event) => onChange({ ...filter, from: event.currentTarget.value || null })}
          />
          <TextInput
            type="date"
            label="To"
            value={filter.to ?? ""}
            onChange={(event) => onChange({ ...filter, to: event.currentTarget.value || null })}
          />
        </>
      )
    case "range": {
      const scale = column.kind === "percent" ? 100 : 1
      const shown = (value: number | null) => (value === null ? "" : value * scale)
      const read = (value: string | number) => {
        const number = numberOf(value)
        return number === null ? null : number / scale
      }
      const unit = column.kind === "percent" ? " (%)" : ""
      return (
        <>
          <NumberInput
            label={`At least${unit}`}
            value={shown(filter.min)}
            onChange={(value) => onChange({ ...filter, min: read(value) })}
          />
          <NumberInput
            label={`At most${unit}`}
            value={shown(filter.max)}
            onChange={(value) => onChange({ ...filter, max: read(value) })}
          />
        </>
      )
    }
    case "contains":
      return (
        <TextInput
          label="Contains"
          required
          maxLength={100}
          value={filter.text}
          onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        />
      )
    case "answer":
      return (
        <NativeSelect
          label="Is"
          value={filter.value}
          data={[
            { value: "yes", label: "yes" },
            { value: "no", label: "no" },
            { value: "unknown", label: "not known" },
          ]}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...filter, value: value === "yes" || value === "no" ? value : "unknown" })
          }
        />
      )
    case "oneOf":
      return (
        <Checkbox.Group
          label="Is one of"
          value={filter.values}
          onChange={(values) => onChange({ ...filter, values })}
        >
          <Group gap="md" mt={4}>
            {Object.entries({ ...column.choices, unknown: "not known" }).map(([key, label]) => (
              <Checkbox key={key} value={key} label={label} />
            ))}
          </Group>
        </Checkbox.Group>
      )
  }
}
