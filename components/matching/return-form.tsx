"use client"
import { Alert, Button, Group, NativeSelect, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { recordReturnAction } from "@/lib/features/matching/actions"
import { RETURN_REASONS } from "@/lib/features/matching/schema"

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
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const reason = RETURN_REASONS.find((one) => one === typed.get("reason"))
    if (!reason) return
    setBusy(true)
    const answer = await recordReturnAction({
      returnId,
      placementId,
      returnedOn: String(typed.get("returnedOn")),
      reason,
    }).catch(() => null)
    setBusy(false)
    setProblem(
      answer?.ok
        ? undefined
        : (answer?.sentence ?? "The server does not answer. Nothing was saved; try again in a moment."),
    )
    if (answer?.ok) router.refresh()
  }

  return (
    <details>
      <summary>{catName} has come back</summary>
      <form onSubmit={submit}>
        {problem ? (
          <Alert color="red" role="alert" mt="xs">
            {problem}
          </Alert>
        ) : null}
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
