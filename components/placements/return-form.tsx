"use client"
import { Button, Group, NativeSelect, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { recordReturnAction } from "@/lib/features/placements/actions"
import { RETURN_REASONS } from "@/lib/features/placements/schema"

const words = (reason: string) => reason.replaceAll("_", " ")

/** Records that a cat came back; its history follows it into the new stay. */
export function ReturnForm({
  placementId,
  catName,
  today,
}: {
  placementId: string
  catName: string
  today: string
}) {
  const router = useRouter()
  const [returnId] = useState(() => newId())
  const { problem, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const reason = RETURN_REASONS.find((one) => one === typed.get("reason"))
    if (!reason) return
    const saved = await send(
      recordReturnAction({
        returnId,
        placementId,
        returnedOn: String(typed.get("returnedOn")),
        reason,
      }),
    )
    if (saved) router.refresh()
  }

  return (
    <details>
      <summary>{catName} has come back</summary>
      <form onSubmit={submit} method="post">
        <Problem sentence={problem} />
        <Group align="flex-end" gap="xs" mt="xs">
          <NativeSelect
            name="reason"
            label="Reason"
            data={RETURN_REASONS.map((reason) => ({ value: reason, label: words(reason) }))}
          />
          <TextInput name="returnedOn" type="date" label="On" defaultValue={today} max={today} required />
          <Button type="submit" variant="default" loading={isBusy}>
            Record the return
          </Button>
        </Group>
      </form>
    </details>
  )
}
