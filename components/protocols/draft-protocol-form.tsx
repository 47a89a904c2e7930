"use client"
import { Button, NativeSelect, SimpleGrid, Stack, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { PROTOCOL_PRESETS } from "@/lib/domain/harness/presets"
import { PROTOCOL_NUMBERS } from "@/lib/domain/harness/protocol-numbers"
import { draftProtocolAction } from "@/lib/features/training/protocols-actions"
import { type DraftProtocolInput, OWN_PROTOCOL } from "@/lib/features/training/protocols-schema"

const BASES = [
  { value: OWN_PROTOCOL, label: "The shelter's own, with other numbers" },
  ...PROTOCOL_PRESETS.map(({ key, name, article }) => ({ value: key, label: `${article}: ${name}` })),
]

/** A new draft: one of the articles as it stands, or our own with stricter numbers. */
export function DraftProtocolForm() {
  const router = useRouter()
  const [versionId, setVersionId] = useState(() => newId())
  const [base, setBase] = useState<string>(OWN_PROTOCOL)
  const { problem, fields, isBusy, send } = useSave()
  const preset = PROTOCOL_PRESETS.find(({ key }) => key === base)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const numbers = PROTOCOL_NUMBERS.flatMap(({ key }) => {
      const value = String(typed.get(key) ?? "")
      return value === "" ? [] : [[key, Number(value)]]
    })
    const saved = await send(
      draftProtocolAction({
        versionId,
        base: base as DraftProtocolInput["base"],
        name: String(typed.get("name")),
        numbers: Object.fromEntries(numbers),
      }),
    )
    if (!saved) return
    setVersionId(newId())
    router.refresh()
  }

  return (
    <details>
      <summary>Draft a new version</summary>
      <form onSubmit={submit} method="post">
        <Stack gap="sm" mt="sm" maw={900}>
          <Problem sentence={problem} />
          <NativeSelect
            label="Begin with"
            description={preset?.summary}
            data={BASES}
            value={base}
            onChange={(event) => setBase(event.currentTarget.value)}
          />
          <TextInput
            key={base}
            name="name"
            label="Name"
            defaultValue={preset ? `${preset.article}: ${preset.name}` : "Shelter protocol"}
            required
            error={fields.name}
          />
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
            {PROTOCOL_NUMBERS.map(({ key, label, unit, min, max, step }) => (
              <TextInput
                key={key}
                name={key}
                type="number"
                label={label}
                description={`${min} to ${max}${unit ? ` ${unit}` : ""}; empty = as it is`}
                min={min}
                max={max}
                step={step}
              />
            ))}
          </SimpleGrid>
          <div>
            <Button type="submit" variant="default" loading={isBusy}>
              Draft it
            </Button>
          </div>
        </Stack>
      </form>
    </details>
  )
}
