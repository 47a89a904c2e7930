"use client"
import { Button } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { retryRunAction } from "@/lib/features/reports/actions"

/** Asks again for a file that could not be made. */
export function RetryButton({ runId, title }: { runId: string; title: string }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  const [newRunId] = useState(() => newId())
  async function retry() {
    if (await send(retryRunAction({ runId, newRunId }))) router.refresh()
  }
  return (
    <>
      <Problem sentence={problem} />
      <Button
        size="compact-sm"
        variant="default"
        loading={isBusy}
        onClick={retry}
        aria-label={`Try again: ${title}`}
      >
        Try again
      </Button>
    </>
  )
}
