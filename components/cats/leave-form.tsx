"use client"
import { Button, Group, NativeSelect, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import type { FormEvent } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { recordOutcomeAction } from "@/lib/features/cats/actions"
import type { OutcomeInput } from "@/lib/features/cats/schema"

const WAYS: { value: OutcomeInput["outcomeType"]; label: string }[] = [
  { value: "rto", label: "Back to the owner" },
  { value: "transfer_out", label: "Transferred out" },
  { value: "rtf", label: "Returned to field" },
  { value: "other_live", label: "Other, alive" },
  { value: "died", label: "Died" },
  { value: "lost", label: "Lost from care" },
  { value: "shelter_euthanasia", label: "Euthanised" },
  { value: "owner_intended_euthanasia_out", label: "Euthanised, as the owner intended" },
]

/** Ends the stay by anything but adoption, which is recorded with its adopter. */
export function LeaveForm({ catId, today }: { catId: string; today: string }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const way = WAYS.find((one) => one.value === typed.get("outcomeType"))
    if (!way) return
    const saved = await send(
      recordOutcomeAction({
        catId,
        outcomeOn: String(typed.get("outcomeOn")),
        outcomeType: way.value,
      }),
    )
    if (saved) router.refresh()
  }

  return (
    <details>
      <summary>The cat has left another way than by adoption</summary>
      <form onSubmit={submit} method="post">
        <Problem sentence={problem} />
        <Group align="flex-end" gap="xs" mt="xs">
          <NativeSelect name="outcomeType" label="How" data={WAYS} />
          <TextInput name="outcomeOn" type="date" label="On" defaultValue={today} max={today} required />
          <Button type="submit" variant="default" loading={isBusy}>
            Record that it left
          </Button>
        </Group>
      </form>
    </details>
  )
}
