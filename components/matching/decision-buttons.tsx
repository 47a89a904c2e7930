"use client"
import { Button, Group, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { decideMatchAction } from "@/lib/features/matching/actions"

const SERVER_AWAY = "The server does not answer. Nothing was saved; try again in a moment."

/** Records what was decided about a pair. */
export function DecisionButtons({
  adopterId,
  catId,
  catName,
}: {
  adopterId: string
  catId: string
  catName: string
}) {
  const router = useRouter()
  const [decisionId] = useState(() => newId())
  const [done, setDone] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function decide(decision: "introduce" | "not_now" | "override", words: string, reason?: string) {
    setBusy(true)
    const answer = await decideMatchAction({ decisionId, adopterId, catId, decision, reason }).catch(
      () => null,
    )
    setBusy(false)
    if (!answer?.ok) {
      notifications.show({ color: "red", message: answer?.sentence ?? SERVER_AWAY })
      return
    }
    setDone(words)
    router.refresh()
  }

  if (done) return <p role="status">{done}</p>
  return (
    <Group gap="xs" mt={6}>
      <Button
        size="compact-sm"
        variant="default"
        loading={isBusy}
        onClick={() => decide("introduce", `To be introduced: ${catName}.`)}
      >
        Introduce {catName}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        loading={isBusy}
        onClick={() => decide("not_now", `Not now: ${catName}.`)}
      >
        Not now
      </Button>
      <details>
        <summary>Against the order</summary>
        <form
          method="post"
          onSubmit={(event) => {
            event.preventDefault()
            const reason = String(new FormData(event.currentTarget).get("reason"))
            decide("override", `To be introduced, against the order: ${catName}.`, reason)
          }}
        >
          <Group align="flex-end" gap="xs">
            <TextInput
              name="reason"
              label={`Reason to choose ${catName} against the order`}
              description="Read again in the monthly review"
              required
              maxLength={1000}
            />
            <Button type="submit" size="compact-sm" variant="default" loading={isBusy}>
              Choose all the same
            </Button>
          </Group>
        </form>
      </details>
    </Group>
  )
}
