"use client"
import { Button, Group } from "@mantine/core"
import { useRouter } from "next/navigation"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { revokeDeviceAction } from "@/lib/features/users/devices-actions"
import { renewFosterLinkAction, revokeInvitationAction } from "@/lib/features/users/invitations-actions"

interface Invited {
  id: string
  version: number
  /** Whose it is, for ears. */
  name: string
}

/** Takes an invitation or a foster link back; a foster link can also be renewed. */
export function LinkButtons({ link, isFoster }: { link: Invited; isFoster: boolean }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  const asSeen = { invitationId: link.id, version: link.version }
  const run = async (sending: Parameters<typeof send>[0]) => {
    if (await send(sending)) router.refresh()
  }
  return (
    <>
      <Problem sentence={problem} />
      <Group gap="xs" mt="xs">
        {isFoster ? (
          <Button
            size="compact-md"
            variant="default"
            loading={isBusy}
            aria-label={`Renew the link of ${link.name}`}
            onClick={() => run(renewFosterLinkAction(asSeen))}
          >
            90 more days
          </Button>
        ) : null}
        <Button
          size="compact-md"
          variant="default"
          loading={isBusy}
          aria-label={`Take back the link of ${link.name}`}
          onClick={() => run(revokeInvitationAction(asSeen))}
        >
          Take it back
        </Button>
      </Group>
    </>
  )
}

/** Takes a shared device back; whoever is signed in on it is signed out. */
export function DeviceButton({ device }: { device: Invited }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  return (
    <>
      <Problem sentence={problem} />
      <Button
        size="compact-md"
        variant="default"
        mt="xs"
        loading={isBusy}
        aria-label={`Take back ${device.name}`}
        onClick={async () => {
          if (await send(revokeDeviceAction({ deviceId: device.id, version: device.version })))
            router.refresh()
        }}
      >
        Take it back
      </Button>
    </>
  )
}
