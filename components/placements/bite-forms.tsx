"use client"
import { Button, Group, NativeSelect, Textarea, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { closeBiteAction, reportBiteAction } from "@/lib/features/placements/actions"
import { BITTEN } from "@/lib/features/placements/bites-schema"

const KNOWN = [
  { value: "unknown", label: "Not known" },
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
] as const

const known = (typed: FormDataEntryValue | null) =>
  KNOWN.find(({ value }) => value === typed)?.value ?? "unknown"

/** Opens a bite report. The cat is held with it. */
export function ReportBite({ catId, today }: { catId: string; today: string }) {
  const router = useRouter()
  const [biteId, setBiteId] = useState(() => newId())
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    const bitten = (Object.keys(BITTEN) as (keyof typeof BITTEN)[]).find((one) => one === typed.get("bitten"))
    const saved = await send(
      reportBiteAction({
        biteId,
        catId,
        happenedOn: String(typed.get("happenedOn")),
        bitten: bitten ?? "staff",
        bodyPart: String(typed.get("bodyPart")),
        circumstances: String(typed.get("circumstances")),
        treated: known(typed.get("treated")),
        reported: known(typed.get("reported")),
        quarantineUntil: String(typed.get("quarantineUntil")) || null,
      }),
    )
    if (!saved) return
    setBiteId(newId())
    form.reset()
    router.refresh()
  }

  return (
    <details>
      <summary>A bite broke the skin</summary>
      <form onSubmit={submit} method="post">
        <Problem sentence={problem} />
        <Group align="flex-end" gap="xs">
          <TextInput
            name="happenedOn"
            type="date"
            label="On"
            defaultValue={today}
            max={today}
            required
            error={fields.happenedOn}
          />
          <NativeSelect
            name="bitten"
            label="Who was bitten"
            data={Object.entries(BITTEN).map(([value, label]) => ({ value, label }))}
          />
          <TextInput name="bodyPart" label="Where on the body" maxLength={60} />
        </Group>
        <Textarea
          name="circumstances"
          label="What happened, and just before"
          description="No names. The next home reads this."
          autosize
          minRows={2}
          maxLength={2000}
          required
          error={fields.circumstances}
        />
        <Group align="flex-end" gap="xs" mt="xs">
          <NativeSelect name="treated" label="Medical care sought" data={KNOWN.map((one) => ({ ...one }))} />
          <NativeSelect name="reported" label="Authority told" data={KNOWN.map((one) => ({ ...one }))} />
          <TextInput name="quarantineUntil" type="date" label="Quarantine until" />
          <Button type="submit" loading={isBusy}>
            Open the report and hold the cat
          </Button>
        </Group>
      </form>
    </details>
  )
}

export function CloseBite({ biteId, version }: { biteId: string; version: number }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const finding = String(new FormData(event.currentTarget).get("finding"))
    if (await send(closeBiteAction({ biteId, version, finding }))) router.refresh()
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Group align="flex-end" gap="xs">
        <TextInput
          name="finding"
          label="What was found, and what follows"
          required
          maxLength={2000}
          miw={280}
        />
        <Button type="submit" variant="default" loading={isBusy}>
          Close the report
        </Button>
      </Group>
    </form>
  )
}
