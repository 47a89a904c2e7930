"use client"
import { Button } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { v7 as newId } from "uuid"
import { useSave } from "@/components/ui/use-save"
import { certifyLiveAction } from "@/lib/features/temperament/instrument-actions"

/** Judges a person by double ratings with certified colleagues; what was found is kept, passed or not. */
export function CertifyLiveButton({ personId, name }: { personId: string; name: string }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()

  async function judge() {
    const saved = await send(certifyLiveAction({ certificationId: newId(), personId }))
    if (!saved) return
    const { passed, reasons } = saved.data
    notifications.show({
      color: passed ? undefined : "yellow",
      message: passed ? `${name} is certified.` : `Not passed. ${reasons.join(" ")}`,
    })
    router.refresh()
  }

  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={judge}
        loading={isBusy}
        aria-label={`Check ${name}`}
      >
        Check
      </Button>
      {problem ? <span role="alert"> {problem}</span> : null}
    </>
  )
}
