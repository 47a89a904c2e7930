"use client"
import { Button } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { enrolAction } from "@/lib/features/training/actions"

export function EnrolButton({ catId }: { catId: string }) {
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const [enrolmentId] = useState(() => newId())

  async function enrol() {
    setBusy(true)
    const answer = await enrolAction({ enrolmentId, catId, startingStage: 1 }).catch(() => null)
    setBusy(false)
    if (answer?.ok) router.refresh()
    else
      notifications.show({
        color: "red",
        message: answer?.sentence ?? "The server does not answer. Nothing was saved; try again.",
      })
  }

  return (
    <Button onClick={enrol} loading={isBusy} variant="default">
      Enrol in harness training
    </Button>
  )
}
