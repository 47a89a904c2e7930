"use client"
import { Button, Text } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { approveVersionAction, retireDraftAction } from "@/lib/features/temperament/instrument-actions"
import { routes } from "@/lib/platform/routes"
import classes from "./instrument.module.css"

interface ApproveBarProps {
  versionId: string
  revision: number
  mayApprove: boolean
  /** Cats whose label would change. */
  changing: number
}

/** The decision about a draft. Approving is for good, so it asks once more and says for how many cats. */
export function ApproveBar({ versionId, revision, mayApprove, changing }: ApproveBarProps) {
  const router = useRouter()
  const [isAsked, setAsked] = useState(false)
  const { problem, isBusy, send } = useSave()

  async function approve() {
    if (!isAsked) return setAsked(true)
    const saved = await send(approveVersionAction({ versionId, revision }))
    if (!saved) return setAsked(false)
    notifications.show({ message: `Approved. ${saved.data.evaluated} cats were evaluated anew.` })
    router.refresh()
  }

  async function layAside() {
    if (await send(retireDraftAction({ versionId, revision }))) router.push(routes.rubric())
  }

  return (
    <div className={classes.bar}>
      <Problem sentence={problem} />
      {mayApprove ? (
        <Button onClick={approve} loading={isBusy} color={isAsked ? "marker" : undefined}>
          {isAsked ? "Yes, this version counts from now on" : "Approve this version"}
        </Button>
      ) : null}
      <Button variant="default" onClick={layAside} disabled={isBusy}>
        Lay the draft aside
      </Button>
      <Text size="sm" role="status">
        {isAsked
          ? `The label of ${changing} ${changing === 1 ? "cat" : "cats"} changes. This cannot be taken back, only followed by another version.`
          : ""}
      </Text>
    </div>
  )
}
