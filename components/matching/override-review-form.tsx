"use client"
import { Button, Textarea } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { reviewOverridesAction } from "@/lib/features/matching/desk-actions"

/** Adds what was learned from a month; nothing written earlier is changed. */
export function OverrideReviewForm({ month }: { month: string }) {
  const router = useRouter()
  const [reviewId, setReviewId] = useState(() => newId())
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const finding = String(new FormData(form).get("finding"))
    if (!(await send(reviewOverridesAction({ reviewId, month, finding })))) return
    form.reset()
    setReviewId(newId())
    router.refresh()
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Textarea
        name="finding"
        label="What should change, or stay"
        description="Without names of adopters"
        required
        maxLength={4000}
        autosize
        minRows={2}
        maw={640}
        error={fields.finding}
      />
      <Button type="submit" variant="default" loading={isBusy} mt="xs">
        Keep this note
      </Button>
    </form>
  )
}
