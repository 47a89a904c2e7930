"use client"
import { Button } from "@mantine/core"
import { useRouter } from "next/navigation"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { endScheduleAction } from "@/lib/features/reports/actions"

/** Ends a mail that goes out by itself. */
export function EndScheduleButton({ id, version, name }: { id: string; version: number; name: string }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  async function end() {
    if (await send(endScheduleAction({ id, version }))) router.refresh()
  }
  return (
    <>
      <Problem sentence={problem} />
      <Button
        size="compact-sm"
        variant="default"
        loading={isBusy}
        onClick={end}
        aria-label={`End the mail of ${name}`}
      >
        End
      </Button>
    </>
  )
}
