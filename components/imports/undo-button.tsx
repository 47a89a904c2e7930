"use client"
import { Button } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { undoImportAction } from "@/lib/features/imports/actions"

/** Takes one import back; a refusal says what would be lost. */
export function UndoButton({ importId, fileName }: { importId: string; fileName: string }) {
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)

  async function undo() {
    setBusy(true)
    const answer = await undoImportAction({ importId }).catch(() => null)
    setBusy(false)
    if (!answer?.ok) {
      notifications.show({
        color: "red",
        autoClose: false,
        message: answer?.sentence ?? "The server does not answer. Nothing was changed; try again.",
      })
      return
    }
    const { catsRemoved, staysRemoved, peopleRemoved, recordsRestored } = answer.data
    notifications.show({
      message: `Taken back: ${catsRemoved} cats, ${staysRemoved} stays and ${peopleRemoved} people removed, ${recordsRestored} records as before.`,
    })
    router.refresh()
  }

  return (
    <Button
      onClick={undo}
      loading={isBusy}
      variant="default"
      size="sm"
      aria-label={`Take back the import of ${fileName}`}
    >
      Take back
    </Button>
  )
}
