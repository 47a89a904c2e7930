"use client"
import { Button, Group, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { takeBackCorrectionAction } from "@/lib/features/training/actions"

/** Takes a correction back: the session says again what it said before, and both versions stay readable. */
export function TakeBackButton({ catId, correctionId }: { catId: string; correctionId: string }) {
  const router = useRouter()
  const [sessionId] = useState(() => newId())
  const [because, setBecause] = useState("")
  const [isOpen, setOpen] = useState(false)
  const { problem, isBusy, send } = useSave()
  async function takeBack() {
    if (await send(takeBackCorrectionAction({ sessionId, catId, correctionId, because }))) router.refresh()
  }
  if (!isOpen)
    return (
      <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
        Take the correction back
      </Button>
    )
  return (
    <Group align="flex-end" gap="xs">
      <Problem sentence={problem} />
      <TextInput
        label="Why is it taken back?"
        value={because}
        onChange={(event) => setBecause(event.currentTarget.value)}
        maxLength={1000}
      />
      <Button onClick={takeBack} loading={isBusy} disabled={because.trim().length < 3}>
        Take it back
      </Button>
    </Group>
  )
}
