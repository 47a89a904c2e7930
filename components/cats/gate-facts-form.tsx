"use client"
import { Button, Group, NativeSelect, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { GATE_FACTS, type GateFactKey } from "@/lib/domain/suitability/gates"
import { recordGateFactsAction } from "@/lib/features/cats/actions"

const words = (value: string) => value.replaceAll("_", " ").toLowerCase()

/** Writes down one dated fact a gate rests on. Who may, the rule says; a refusal says who may instead. */
export function GateFactsForm({ catId, today }: { catId: string; today: string }) {
  const router = useRouter()
  const [key, setKey] = useState<GateFactKey>("chip_scanned")
  const { problem, isBusy, send } = useSave()
  const fact = GATE_FACTS.find((one) => one.key === key)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const saved = await send(
      recordGateFactsAction({
        catId,
        facts: [
          {
            factId: newId(),
            key,
            value: String(typed.get("value")),
            factOn: String(typed.get("factOn")),
            note: String(typed.get("note") ?? ""),
            expiresOn: String(typed.get("expiresOn") ?? "") || undefined,
          },
        ],
      }),
    )
    if (!saved) return
    notifications.show({ message: `Recorded: ${fact?.label}.` })
    router.refresh()
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Group align="flex-end" gap="xs">
        <NativeSelect
          label="Fact"
          value={key}
          data={GATE_FACTS.map((one) => ({ value: one.key, label: `${one.gate} ${one.label}` }))}
          onChange={(event) => {
            const chosen = GATE_FACTS.find((one) => one.key === event.currentTarget.value)
            if (chosen) setKey(chosen.key)
          }}
        />
        <NativeSelect
          key={key}
          name="value"
          label="Is"
          data={(fact?.values ?? []).map((value) => ({ value, label: words(value) }))}
        />
        <TextInput name="factOn" type="date" label="On" defaultValue={today} max={today} required />
        {fact?.mayHoldLonger ? (
          <TextInput name="expiresOn" type="date" label="Holds until" min={today} />
        ) : null}
        <TextInput name="note" label="Note" />
        <Button type="submit" variant="default" loading={isBusy}>
          Record
        </Button>
      </Group>
    </form>
  )
}
