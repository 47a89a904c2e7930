"use client"
import { Button } from "@mantine/core"
import { useRouter } from "next/navigation"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { revokeKeyAction } from "@/lib/features/api/keys-actions"

/** Takes a key back; its program is refused from then on. */
export function RevokeKeyButton({ id, version, name }: { id: string; version: number; name: string }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  return (
    <>
      <Problem sentence={problem} />
      <Button
        size="compact-sm"
        variant="default"
        loading={isBusy}
        aria-label={`Take back the key ${name}`}
        onClick={async () => {
          if (await send(revokeKeyAction({ id, version }))) router.refresh()
        }}
      >
        Take it back
      </Button>
    </>
  )
}
