"use client"
import { Button, Progress, Text } from "@mantine/core"
import { useEffect, useState } from "react"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"

interface Addresses {
  file: (runId: string) => string
  progress: (runId: string) => string
}

const OF_REPORTS: Addresses = { file: routes.reportFile, progress: routes.reportProgress }
const OF_ARCHIVES: Addresses = { file: routes.archiveFile, progress: routes.archiveProgress }

interface Shown {
  state: "waiting" | "running" | "done" | "failed"
  rowsDone: number
  rowsTotal: number | null
}

const ASK_EVERY_MS = 1_000

const isShown = (value: unknown): value is Shown =>
  typeof value === "object" && value !== null && "state" in value && "rowsDone" in value

/** How far a file is, asked again until it is made; then the way to it. */
export function RunState({ runId, isArchive, ...first }: Shown & { runId: string; isArchive?: boolean }) {
  const addresses = isArchive ? OF_ARCHIVES : OF_REPORTS
  const [shown, setShown] = useState<Shown>(first)
  const isOver = shown.state === "done" || shown.state === "failed"

  useEffect(() => {
    if (isOver) return
    const timer = setInterval(async () => {
      const response = await fetch(addresses.progress(runId)).catch(() => null)
      const answer: unknown = response?.ok ? await response.json().catch(() => null) : null
      if (isShown(answer)) setShown(answer)
    }, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [runId, isOver, addresses])

  if (shown.state === "done")
    return (
      <Button component="a" href={addresses.file(runId)} size="sm" download>
        Download
      </Button>
    )
  if (shown.state === "failed")
    return (
      <Text c="red">
        It could not be made; {isArchive ? "ask for it again" : "the page of reports says why"}.
      </Text>
    )
  const { rowsDone, rowsTotal } = shown
  return (
    <>
      <Text size="sm">
        {shown.state === "waiting"
          ? "Waiting for its turn"
          : rowsTotal === null
            ? "Being made"
            : `${formatNumber(rowsDone)} of ${formatNumber(rowsTotal)} rows`}
      </Text>
      <Progress
        value={rowsTotal ? Math.round((rowsDone / rowsTotal) * 100) : 0}
        aria-label="How far the file is"
        maw={280}
      />
    </>
  )
}
