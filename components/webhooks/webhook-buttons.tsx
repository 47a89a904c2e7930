"use client"
import { Button, Group } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { sendAgainAction, switchWebhookAction, testWebhookAction } from "@/lib/features/webhooks/actions"

interface Hook {
  id: string
  version: number
  active: boolean
  /** For ears. */
  host: string
}

/** Tests a webhook, and switches it off and on. */
export function WebhookButtons({ id, version, active, host }: Hook) {
  const router = useRouter()
  const [deliveryId, setDeliveryId] = useState(() => newId())
  const { problem, isBusy, send } = useSave()
  return (
    <>
      <Problem sentence={problem} />
      <Group gap="xs">
        {active ? (
          <Button
            variant="default"
            loading={isBusy}
            aria-label={`Send a test to ${host}`}
            onClick={async () => {
              if (!(await send(testWebhookAction({ id, deliveryId })))) return
              setDeliveryId(newId())
              notifications.show({ message: "The test is on its way." })
              router.refresh()
            }}
          >
            Send a test
          </Button>
        ) : null}
        <Button
          variant="default"
          loading={isBusy}
          aria-label={`Switch the webhook to ${host} ${active ? "off" : "on"}`}
          onClick={async () => {
            if (await send(switchWebhookAction({ id, version, active: !active }))) router.refresh()
          }}
        >
          {active ? "Switch off" : "Switch on"}
        </Button>
      </Group>
    </>
  )
}

/** Sends one event once more. */
export function SendAgainButton({ deliveryId, event }: { deliveryId: string; event: string }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  return (
    <>
      <Problem sentence={problem} />
      <Button
        size="compact-sm"
        variant="default"
        loading={isBusy}
        aria-label={`Send ${event} again`}
        onClick={async () => {
          if (await send(sendAgainAction({ deliveryId }))) router.refresh()
        }}
      >
        Send again
      </Button>
    </>
  )
}
