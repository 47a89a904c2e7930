"use client"
import { Button, Group } from "@mantine/core"
import { useRouter } from "next/navigation"
import { v7 as newId } from "uuid"
import { useSave } from "@/components/ui/use-save"
import type { Condition } from "@/lib/domain/harness/equipment"
import { recordGearEventAction, saveGearAction } from "@/lib/features/training/equipment-actions"
import type { Equipment } from "@/lib/features/training/equipment-queries"

type Gear = Equipment["gear"][number]

/** Cleaned, taken, given back, worn out: one tap each. */
export function GearButtons({ gear, mayEdit }: { gear: Gear; mayEdit: boolean }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  const record = async (kind: "cleaned" | "lent" | "returned") => {
    if (await send(recordGearEventAction({ eventId: newId(), gearId: gear.id, kind }))) router.refresh()
  }
  const setCondition = async (condition: Condition) => {
    const { id, version, label, kind, style, model, size, lengthM } = gear
    const facts = { label, kind, style, model: model ?? "", size: size ?? "", lengthM, condition }
    if (await send(saveGearAction({ gearId: id, version, ...facts }))) router.refresh()
  }
  const button = (label: string, act: () => void) => (
    <Button
      key={label}
      size="compact-sm"
      variant="default"
      disabled={isBusy}
      aria-label={`${label}: ${gear.label}`}
      onClick={act}
    >
      {label}
    </Button>
  )
  return (
    <>
      <Group gap={4}>
        {button("Cleaned", () => record("cleaned"))}
        {gear.holder
          ? button("Given back", () => record("returned"))
          : button("I have it", () => record("lent"))}
        {mayEdit && gear.condition === "good" ? button("Worn", () => setCondition("worn")) : null}
        {mayEdit && gear.condition === "worn" ? button("Mended", () => setCondition("good")) : null}
        {mayEdit && gear.condition !== "retired" ? button("Retire", () => setCondition("retired")) : null}
      </Group>
      {problem ? <span role="alert">{problem}</span> : null}
    </>
  )
}
