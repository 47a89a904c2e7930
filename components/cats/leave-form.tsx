"use client"
import { Alert, Button, Group, NativeSelect, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
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
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const way = WAYS.find((one) => one.value === typed.get("outcomeType"))
    if (!way) return
    setBusy(true)
    const answer = await recordOutcomeAction({
      catId,
      outcomeOn: String(typed.get("outcomeOn")),
      outcomeType: way.value,
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
      <summary>The cat has left another way than by adoption</summary>
      <form onSubmit={submit}>
        {problem ? (
          <Alert color="red" role="alert" mt="xs">
            {problem}
          </Alert>
        ) : null}
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
