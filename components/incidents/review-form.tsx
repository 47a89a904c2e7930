"use client"
import { Button, Checkbox, Stack, Textarea } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { reviewIncidentAction } from "@/lib/features/training/incidents-actions"

/** What the behaviour lead found, and what was changed so that it does not happen again. */
export function ReviewForm({ incidentId, isClosed }: { incidentId: string; isClosed: boolean }) {
  const router = useRouter()
  const [reviewId, setReviewId] = useState(() => newId())
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    const saved = await send(
      reviewIncidentAction({
        reviewId,
        incidentId,
        finding: String(typed.get("finding")),
        action: String(typed.get("action")),
        liftsStop: typed.has("liftsStop"),
      }),
    )
    if (!saved) return
    setReviewId(newId())
    form.reset()
    router.refresh()
  }

  return (
    <details>
      <summary>{isClosed ? "Add to the review" : "Close the review"}</summary>
      <form onSubmit={submit} method="post">
        <Stack gap="xs" mt="xs" maw={640}>
          <Problem sentence={problem} />
          <Textarea name="finding" label="What was found" autosize required error={fields.finding} />
          <Textarea name="action" label="What is changed" autosize required error={fields.action} />
          <Checkbox name="liftsStop" label="No longer counts for the outdoor stop" />
          <div>
            <Button type="submit" variant="default" loading={isBusy}>
              Save the review
            </Button>
          </div>
        </Stack>
      </form>
    </details>
  )
}
