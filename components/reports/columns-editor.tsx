"use client"
import { Button, Group, NativeSelect, Text } from "@mantine/core"
import { useState } from "react"
import type { ReportColumn } from "@/lib/domain/reports/report-column"

interface ColumnsEditorProps {
  offered: readonly ReportColumn[]
  chosen: readonly string[]
  onChange: (keys: string[]) => void
}

/** Columns in their order; moved and taken out with buttons, so that no mouse is needed. */
export function ColumnsEditor({ offered, chosen, onChange }: ColumnsEditorProps) {
  const rest = offered.filter(({ key }) => !chosen.includes(key))
  const [picked, setPicked] = useState("")
  const next = rest.some(({ key }) => key === picked) ? picked : (rest[0]?.key ?? "")

  const move = (at: number, by: -1 | 1) => {
    const keys = [...chosen]
    const [key] = keys.splice(at, 1)
    if (key) keys.splice(at + by, 0, key)
    onChange(keys)
  }

  return (
    <>
      <ol style={{ margin: 0, paddingInlineStart: "1.5rem" }}>
        {chosen.map((key, at) => {
          const column = offered.find((one) => one.key === key)
          if (!column) return null
          return (
            <li key={key} style={{ marginBlockEnd: 8 }}>
              <Group gap="xs" justify="space-between">
                <div style={{ flex: "1 1 14rem" }}>
                  <Text>
                    {column.label}
                    {column.isPersonal ? " (names somebody of the staff)" : ""}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {column.help}
                  </Text>
                </div>
                <Group gap={4}>
                  <SmallButton
                    label={`Move ${column.label} up`}
                    isOff={at === 0}
                    onPress={() => move(at, -1)}
                  >
                    Up
                  </SmallButton>
                  <SmallButton
                    label={`Move ${column.label} down`}
                    isOff={at === chosen.length - 1}
                    onPress={() => move(at, 1)}
                  >
                    Down
                  </SmallButton>
                  <SmallButton
                    label={`Leave out ${column.label}`}
                    isOff={chosen.length === 1}
                    onPress={() => onChange(chosen.filter((one) => one !== key))}
                  >
                    Leave out
                  </SmallButton>
                </Group>
              </Group>
            </li>
          )
        })}
      </ol>
      {rest.length > 0 ? (
        <Group align="flex-end">
          <NativeSelect
            label="Another column"
            value={next}
            data={rest.map(({ key, label }) => ({ value: key, label }))}
            onChange={(event) => setPicked(event.currentTarget.value)}
          />
          <Button variant="default" onClick={() => onChange([...chosen, next])}>
            Add
          </Button>
        </Group>
      ) : null}
    </>
  )
}

interface SmallButtonProps {
  label: string
  isOff: boolean
  onPress: () => void
  children: string
}

const SmallButton = ({ label, isOff, onPress, children }: SmallButtonProps) => (
  <Button size="compact-sm" variant="default" aria-label={label} disabled={isOff} onClick={onPress}>
    {children}
  </Button>
)
