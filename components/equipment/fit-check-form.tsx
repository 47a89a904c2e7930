"use client"
import { Button, Checkbox, NativeSelect, SimpleGrid, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { recordFitCheckAction } from "@/lib/features/training/equipment-actions"

interface FitCheckFormProps {
  cats: { id: string; name: string }[]
  harnesses: { id: string; label: string }[]
}

const CHECKS = [
  ["areBucklesLocked", "Buckles locked"],
  ["areArmpitsFree", "Armpits free"],
  ["isNotChafed", "No chafing"],
  ["backOutPassed", "Back-out test passed: slack leash raised backwards and up for 3 seconds"],
  ["hasPhoneTag", "Tag with phone number"],
  ["isChipScanned", "Chip scanned"],
] as const

/** How one harness sits on one cat; what is not ticked counts as not in order. */
export function FitCheckForm({ cats, harnesses }: FitCheckFormProps) {
  const router = useRouter()
  const [checkId, setCheckId] = useState(() => newId())
  const { problem, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    const saved = await send(
      recordFitCheckAction({
        checkId,
        catId: String(typed.get("catId")),
        gearId: String(typed.get("gearId")),
        check: {
          neckFingers: Number(typed.get("neckFingers")),
          chestFingers: Number(typed.get("chestFingers")),
          areBucklesLocked: typed.has("areBucklesLocked"),
          areArmpitsFree: typed.has("areArmpitsFree"),
          isChafed: !typed.has("isNotChafed"),
          backOutPassed: typed.has("backOutPassed"),
          hasPhoneTag: typed.has("hasPhoneTag"),
          isChipScanned: typed.has("isChipScanned"),
        },
      }),
    )
    if (!saved) return
    const { passed, problems } = saved.data
    notifications.show({
      color: passed ? undefined : "yellow",
      message: passed ? "Fit check passed." : `Not passed: ${problems.join(", ")}.`,
    })
    setCheckId(newId())
    form.reset()
    router.refresh()
  }

  return (
    <details>
      <summary>Check a fit</summary>
      <form onSubmit={submit} method="post">
        <Problem sentence={problem} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} maw={640} my="sm">
          <NativeSelect
            name="catId"
            label="Cat"
            data={cats.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <NativeSelect
            name="gearId"
            label="Harness"
            data={harnesses.map(({ id, label }) => ({ value: id, label }))}
          />
          <TextInput
            name="neckFingers"
            type="number"
            min={0}
            max={5}
            label="Fingers under the neck strap"
            required
          />
          <TextInput
            name="chestFingers"
            type="number"
            min={0}
            max={5}
            label="Fingers under the chest strap"
            required
          />
        </SimpleGrid>
        {CHECKS.map(([name, label]) => (
          <Checkbox key={name} name={name} label={label} mb={6} />
        ))}
        <Button type="submit" variant="default" loading={isBusy} mt="xs">
          Save the fit check
        </Button>
      </form>
    </details>
  )
}
