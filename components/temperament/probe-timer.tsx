"use client"
import { Button, Group, Text } from "@mantine/core"
import { useEffect, useState } from "react"

/** Counts the seconds of a probe; it says when the time is over and never answers for the person. */
export function ProbeTimer({ seconds }: { seconds: number }) {
  const [startedMs, setStartedMs] = useState<number | null>(null)
  const [elapsed, setElapsed] = useState(0)

  useEffect(() => {
    if (startedMs === null) return
    const timer = setInterval(() => setElapsed(Math.floor((performance.now() - startedMs) / 1000)), 250)
    return () => clearInterval(timer)
  }, [startedMs])

  const isOver = elapsed >= seconds
  return (
    <Group gap="sm">
      <Button
        size="compact-md"
        variant="default"
        onClick={() => (startedMs === null ? setStartedMs(performance.now()) : setStartedMs(null))}
      >
        {startedMs === null ? `Start the clock (${seconds} s)` : "Stop the clock"}
      </Button>
      <Text role="timer" aria-live={isOver ? "polite" : "off"} ff="monospace">
        {elapsed} s{isOver ? " – time is over" : ""}
      </Text>
    </Group>
  )
}
