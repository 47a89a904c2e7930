"use client"
import { Button, Group } from "@mantine/core"
import { useRouter } from "next/navigation"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { approveProtocolAction, retireProtocolAction } from "@/lib/features/training/protocols-actions"

/** Approves a draft for new courses, or lays it aside. */
export function ProtocolButtons(props: { versionId: string; name: string; mayApprove: boolean }) {
  const { versionId, name, mayApprove } = props
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  const decide = async (sending: ReturnType<typeof approveProtocolAction>) => {
    if (await send(sending)) router.refresh()
  }
  return (
    <>
      <Problem sentence={problem} />
      <Group gap="xs">
        {mayApprove ? (
          <Button
            size="compact-sm"
            loading={isBusy}
            aria-label={`Approve ${name}`}
            onClick={() => decide(approveProtocolAction({ versionId }))}
          >
            Approve
          </Button>
        ) : null}
        <Button
          size="compact-sm"
          variant="default"
          disabled={isBusy}
          aria-label={`Lay ${name} aside`}
          onClick={() => decide(retireProtocolAction({ versionId }))}
        >
          Lay aside
        </Button>
      </Group>
    </>
  )
}
