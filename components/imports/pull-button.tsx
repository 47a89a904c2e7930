"use client"
import { Button, Group, Text } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { pullSourceAction } from "@/lib/features/imports/actions"

/** Reads a source now. */
export function PullButton({ id, name }: { id: string; name: string }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  const [said, setSaid] = useState<string | null>(null)

  async function pull() {
    setSaid(null)
    const answer = await send(pullSourceAction({ id }))
    if (!answer) return
    // What went wrong stands above, with the source.
    if (!answer.data.problem)
      setSaid(answer.data.isUnchanged ? "Read; the file has not changed." : "Read and imported.")
    router.refresh()
  }

  return (
    <>
      <Problem sentence={problem} />
      <Group my="sm">
        <Button variant="default" size="sm" loading={isBusy} aria-label={`Pull ${name} now`} onClick={pull}>
          Pull now
        </Button>
        <Text size="sm" aria-live="polite">
          {isBusy ? "Reading the source" : said}
        </Text>
      </Group>
    </>
  )
}
