"use client"
import { Button } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { useSave } from "@/components/ui/use-save"
import type { CaseloadLine } from "@/lib/domain/programme/caseload"
import { enrolAction } from "@/lib/features/training/actions"
import { pauseCourseAction } from "@/lib/features/training/caseload-actions"

const WORDS = {
  enrol: "Enrol",
  resume: "Take up again",
  pause: "Pause",
  carrier: "Enrol on the carrier track",
} as const

/** Does what a line proposes; nothing for lines that ask for nothing. */
export function CaseloadButton(props: { line: CaseloadLine; protocolVersionId: string | null }) {
  const { line, protocolVersionId } = props
  const router = useRouter()
  const [id] = useState(() => newId())
  const { problem, isBusy, send } = useSave()
  if (line.action === "go_on" || line.action === "wait") return null
  const isStart = line.action === "enrol" || line.action === "carrier"

  async function decide() {
    const saved = isStart
      ? await send(
          enrolAction({
            enrolmentId: id,
            catId: line.catId,
            startingStage: 1,
            track: line.action === "carrier" ? "carrier" : "harness",
            protocolVersionId: protocolVersionId ?? undefined,
            reason: line.because,
          }),
        )
      : await send(
          pauseCourseAction({
            eventId: id,
            catId: line.catId,
            isPaused: line.action === "pause",
            reason: line.because,
          }),
        )
    if (!saved) return
    notifications.show({ message: `${line.name}: done.` })
    router.refresh()
  }

  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={decide}
        loading={isBusy}
        aria-label={`${WORDS[line.action]}: ${line.name}`}
      >
        {WORDS[line.action]}
      </Button>
      {problem ? <span role="alert"> {problem}</span> : null}
    </>
  )
}
