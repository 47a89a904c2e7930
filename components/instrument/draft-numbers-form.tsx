"use client"
import { Button, Group, SimpleGrid, TextInput, Title } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import type { FormEvent } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { INSTRUMENT_NUMBERS } from "@/lib/domain/suitability/check-instrument"
import type { SuitabilityParameters } from "@/lib/domain/suitability/parameters"
import { dimensionOf } from "@/lib/domain/temperament/dimensions"
import type { RubricParameters } from "@/lib/domain/temperament/rubric"
import { editDraftNumbersAction } from "@/lib/features/temperament/instrument-actions"

interface Draft {
  id: string
  revision: number
  note: string
  numbers: { rubric: RubricParameters; suitability: SuitabilityParameters }
}

/** Numbers and weights of a draft; saving shows at once what it would do to the cats in care. */
export function DraftNumbersForm({ version }: { version: Draft }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  const { dimensions } = version.numbers.suitability

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const numberOf = (name: string) => Number(typed.get(name))
    const saved = await send(
      editDraftNumbersAction({
        versionId: version.id,
        revision: version.revision,
        note: String(typed.get("note")),
        numbers: Object.fromEntries(INSTRUMENT_NUMBERS.map(({ key }) => [key, numberOf(key)])),
        weights: Object.fromEntries(dimensions.map(({ key }) => [key, numberOf(`weight ${key}`)])),
      }),
    )
    if (!saved) return
    notifications.show({ message: "Draft saved. The comparison below shows what it would do." })
    router.refresh()
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <TextInput
        name="note"
        label="What changes, and why"
        defaultValue={version.note}
        required
        maw={640}
        mb="md"
      />
      <Title order={2} size="h4" mb="xs">
        Numbers
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} mb="md">
        {INSTRUMENT_NUMBERS.map(({ key, label, unit, min, max, step, read }) => (
          <TextInput
            key={key}
            name={key}
            type="number"
            label={label}
            description={`${min} to ${max}${unit ? ` ${unit}` : ""}`}
            min={min}
            max={max}
            step={step}
            defaultValue={read(version.numbers)}
            required
          />
        ))}
      </SimpleGrid>
      <Title order={2} size="h4" mb="xs">
        Weights (scaled to 100 together)
      </Title>
      <SimpleGrid cols={{ base: 2, xs: 3, md: 6 }} mb="md">
        {dimensions.map(({ key, weight }) => (
          <TextInput
            key={key}
            name={`weight ${key}`}
            type="number"
            label={dimensionOf(key).name}
            min={0}
            max={100}
            step="any"
            defaultValue={weight}
            required
          />
        ))}
      </SimpleGrid>
      <Group>
        <Button type="submit" variant="default" loading={isBusy}>
          Save the draft
        </Button>
      </Group>
    </form>
  )
}
