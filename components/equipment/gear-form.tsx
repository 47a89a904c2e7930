"use client"
import { Button, NativeSelect, SimpleGrid, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { EQUIPMENT_KINDS, EQUIPMENT_STYLES, type EquipmentKind } from "@/lib/domain/harness/equipment"
import { saveGearAction } from "@/lib/features/training/equipment-actions"

/** A new piece for the inventory. */
export function GearForm() {
  const router = useRouter()
  const [gearId, setGearId] = useState(() => newId())
  const [kind, setKind] = useState<EquipmentKind>("harness")
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    const text = (name: string) => String(typed.get(name) ?? "")
    const saved = await send(
      saveGearAction({
        gearId,
        version: 0,
        label: text("label"),
        kind,
        style: text("style"),
        model: text("model"),
        size: text("size"),
        lengthM: text("lengthM") ? Number(text("lengthM")) : null,
        condition: "good",
      }),
    )
    if (!saved) return
    setGearId(newId())
    form.reset()
    router.refresh()
  }

  return (
    <details>
      <summary>Add a piece</summary>
      <form onSubmit={submit} method="post">
        <Problem sentence={problem} />
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} maw={820} my="sm">
          <TextInput name="label" label="Name on its tag" required error={fields.label} />
          <NativeSelect
            label="Kind"
            value={kind}
            data={Object.entries(EQUIPMENT_KINDS).map(([value, label]) => ({ value, label }))}
            onChange={(event) => setKind(event.currentTarget.value as EquipmentKind)}
          />
          <NativeSelect
            key={kind}
            name="style"
            label="Style"
            data={[...EQUIPMENT_STYLES[kind]]}
            error={fields.style}
          />
          <TextInput name="model" label="Model" />
          <TextInput name="size" label="Size" />
          {kind === "leash" ? (
            <TextInput
              name="lengthM"
              type="number"
              step="any"
              label="Length in metres"
              required
              error={fields.lengthM}
            />
          ) : null}
        </SimpleGrid>
        <Button type="submit" variant="default" loading={isBusy}>
          Add it
        </Button>
      </form>
    </details>
  )
}
