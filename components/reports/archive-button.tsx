"use client"
import { Button, Stack } from "@mantine/core"
import { useRouter } from "next/navigation"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { archiveReportAction } from "@/lib/features/reports/actions"

/** Puts a report aside, or takes it back. */
export function ArchiveButton(props: { id: string; version: number; isArchived: boolean }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  async function change() {
    if (await send(archiveReportAction({ ...props, isArchived: !props.isArchived }))) router.refresh()
  }
  return (
    <Stack gap={4} align="flex-end">
      <Problem sentence={problem} />
      <Button variant="default" size="sm" loading={isBusy} onClick={change}>
        {props.isArchived ? "Take back" : "Put aside"}
      </Button>
    </Stack>
  )
}
