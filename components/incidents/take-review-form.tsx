"use client"
import { Button, Group, NativeSelect } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { takeReviewAction } from "@/lib/features/training/incidents-actions"

/** Says who looks into an incident. */
export function TakeReviewForm({
  incidentId,
  leads,
  assignee,
}: {
  incidentId: string
  leads: readonly { id: string; name: string }[]
  assignee: string | null
}) {
  const router = useRouter()
  const [reviewId, setReviewId] = useState(() => newId())
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const assigneeId = String(new FormData(event.currentTarget).get("assigneeId") ?? "")
    if (!(await send(takeReviewAction({ reviewId, incidentId, assigneeId })))) return
    setReviewId(newId())
    router.refresh()
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Group align="flex-end" mt="xs">
        <NativeSelect
          name="assigneeId"
          label="Who looks into it"
          size="sm"
          data={leads.map(({ id, name }) => ({ value: id, label: name }))}
          error={fields.assigneeId}
        />
        <Button type="submit" size="sm" variant="default" loading={isBusy}>
          {assignee ? "Hand it over" : "Begin the review"}
        </Button>
      </Group>
    </form>
  )
}
