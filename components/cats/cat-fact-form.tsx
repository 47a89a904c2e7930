"use client"
import { Button, Group, NativeSelect, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { CAT_FACTS, catFactOf, FACT_SOURCE_NAMES, type FactSource } from "@/lib/domain/cats/cat-facts"
import { recordCatFactAction } from "@/lib/features/cats/actions"

const ANSWERS = ["yes", "no", "unknown"]

/** Writes down one fact of a cat, a weighing among them, with who says so. */
export function CatFactForm({ catId, today }: { catId: string; today: string }) {
  const router = useRouter()
  const [key, setKey] = useState("weight_kg")
  const { problem, fields, isBusy, send } = useSave()
  const fact = catFactOf(key)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    const saved = await send(
      recordCatFactAction({
        factId: newId(),
        catId,
        key,
        value: String(typed.get("value")),
        source: String(typed.get("source")) as FactSource,
        evidence: String(typed.get("evidence") ?? ""),
        observedOn: String(typed.get("observedOn")),
      }),
    )
    if (!saved) return
    notifications.show({ message: `Recorded: ${fact.label}.` })
    form.reset()
    router.refresh()
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Group align="flex-start" gap="xs">
        <NativeSelect
          label="Fact"
          value={key}
          data={CAT_FACTS.map((one) => ({ value: one.key, label: one.label }))}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        {fact.kind === "kg" ? (
          <TextInput
            name="value"
            label="Kilograms"
            inputMode="decimal"
            required
            w={110}
            error={fields.value}
          />
        ) : (
          <NativeSelect key={key} name="value" label="Is" data={ANSWERS} error={fields.value} />
        )}
        <NativeSelect
          name="source"
          label="How we know"
          data={Object.entries(FACT_SOURCE_NAMES).map(([value, label]) => ({ value, label }))}
        />
        <TextInput
          name="observedOn"
          type="date"
          label="On"
          defaultValue={today}
          max={today}
          required
          error={fields.observedOn}
        />
        <TextInput
          name="evidence"
          label={fact.needsEvidence ? "What was seen, and where" : "Note"}
          description={fact.help}
          inputWrapperOrder={["label", "input", "description", "error"]}
          error={fields.evidence}
          flex={1}
          miw={220}
        />
        <Button type="submit" variant="default" loading={isBusy} mt={26}>
          Record
        </Button>
      </Group>
    </form>
  )
}
