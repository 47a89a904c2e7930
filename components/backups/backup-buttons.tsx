"use client"
import { Button, Group, Text } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { startBackupAction, startTrialAction } from "@/lib/features/backups/actions"

const LOOK_EVERY_MS = 2_000

interface BackupButtonsProps {
  /** What runs at the moment, in words. */
  running: string | null
  hasBackup: boolean
}

/** Starts a backup or a trial, and shows how it stands until it is done. */
export function BackupButtons({ running, hasBackup }: BackupButtonsProps) {
  const router = useRouter()
  const [runId, setRunId] = useState(() => newId())
  const { problem, isBusy, send } = useSave()

  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => router.refresh(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [running, router])

  async function start(act: typeof startBackupAction) {
    const answer = await send(act({ runId }))
    // A refused start is tried again as another run; an answer that got lost is asked for under the same id.
    if (answer) setRunId(newId())
    router.refresh()
  }
  const isTaken = isBusy || running !== null
  return (
    <>
      <Problem sentence={problem} />
      <Group>
        <Button loading={isBusy} disabled={isTaken} onClick={() => start(startBackupAction)}>
          Back up now
        </Button>
        <Button variant="default" disabled={isTaken || !hasBackup} onClick={() => start(startTrialAction)}>
          Try a restore now
        </Button>
      </Group>
      <Text size="sm" mt={4} aria-live="polite">
        {running ?? ""}
      </Text>
    </>
  )
}
