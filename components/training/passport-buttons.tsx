"use client"
import { Button } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import {
  closeHomeReviewAction,
  issuePassportAction,
  revokePassportAction,
} from "@/lib/features/passport/actions"

/** Issues a passport, or a new one in place of the open one. */
export function IssuePassport({ catId, isAnew }: { catId: string; isAnew: boolean }) {
  const [passportId, setId] = useState(() => newId())
  const router = useRouter()
  const { problem, isBusy, send } = useSave()

  async function issue() {
    if (!(await send(issuePassportAction({ passportId, catId })))) return
    setId(newId())
    router.refresh()
  }

  return (
    <div>
      <Problem sentence={problem} />
      <Button onClick={issue} loading={isBusy} variant="default">
        {isAnew ? "Issue anew, as of today" : "Issue the passport"}
      </Button>
    </div>
  )
}

/** Withdraws the open passport. */
export function RevokePassport({ passportId, version }: { passportId: string; version: number }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()

  async function revoke() {
    if (await send(revokePassportAction({ passportId, version }))) router.refresh()
  }

  return (
    <div>
      <Problem sentence={problem} />
      <Button onClick={revoke} loading={isBusy} variant="subtle" color="red">
        Withdraw the passport
      </Button>
    </div>
  )
}

/** Closes the review of what happened at home. */
export function CloseHomeReview({ passportId }: { passportId: string }) {
  const [entryId] = useState(() => newId())
  const router = useRouter()
  const { problem, isBusy, send } = useSave()

  async function close() {
    if (await send(closeHomeReviewAction({ entryId, passportId }))) router.refresh()
  }

  return (
    <div>
      <Problem sentence={problem} />
      <Button onClick={close} loading={isBusy} variant="default">
        We have spoken; close the review at home
      </Button>
    </div>
  )
}
