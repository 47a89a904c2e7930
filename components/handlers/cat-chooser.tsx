"use client"
import { Checkbox, ScrollArea, Stack, TextInput } from "@mantine/core"
import { useState } from "react"

export interface ChoosableCat {
  id: string
  name: string
  code: string | null
}

interface CatChooserProps {
  cats: readonly ChoosableCat[]
  chosen: string[]
  onChoose: (ids: string[]) => void
  error?: string | undefined
}

/** Ticks for cats, with a field to find them by; what is ticked stays in sight. */
export function CatChooser({ cats, chosen, onChoose, error }: CatChooserProps) {
  const [sought, setSought] = useState("")
  const words = sought.trim().toLowerCase()
  const shown = cats.filter(
    ({ id, name, code }) => chosen.includes(id) || `${name} ${code ?? ""}`.toLowerCase().includes(words),
  )
  return (
    <Checkbox.Group label="Cats" value={chosen} onChange={onChoose} error={error}>
      <TextInput
        aria-label="Find a cat"
        placeholder="Find a cat"
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
        my={4}
      />
      <ScrollArea.Autosize mah={220} type="auto">
        <Stack gap={6} p={4}>
          {shown.map(({ id, name, code }) => (
            <Checkbox key={id} value={id} label={code ? `${name} (${code})` : name} />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </Checkbox.Group>
  )
}
