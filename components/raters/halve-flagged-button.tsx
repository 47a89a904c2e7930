"use client"
import { Button } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { halveFlaggedAction } from "@/lib/features/temperament/instrument-actions"
import { routes } from "@/lib/platform/routes"

/** Drafts the version that the flag asks for; a person looks at it and approves it. */
export function HalveFlaggedButton() {
  const router = useRouter()
  const [versionId] = useState(() => newId())
  const { problem, isBusy, send } = useSave()

  async function draft() {
    if (await send(halveFlaggedAction({ versionId }))) router.push(routes.rubricVersion(versionId))
  }

  return (
    <>
      <Problem sentence={problem} />
      <Button variant="default" onClick={draft} loading={isBusy} mt="sm">
        Draft a version with half the weight where flagged
      </Button>
    </>
  )
}
