"use client"
import { Button, Group, Text, TextInput } from "@mantine/core"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { forgetPages } from "@/components/outbox/service-worker"
import { signOutTo } from "@/components/shell/sign-out"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { registerDeviceAction } from "@/lib/features/users/devices-actions"
import { routes } from "@/lib/platform/routes"

/** Makes the browser one is sitting at a shared device, and signs out, since it belongs to everybody from then on. */
export function DeviceForm({ isShared }: { isShared: boolean }) {
  const [deviceId] = useState(() => newId())
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const label = String(new FormData(event.currentTarget).get("label") ?? "")
    if (!(await send(registerDeviceAction({ deviceId, label })))) return
    await forgetPages()
    await signOutTo(routes.switchPerson())
  }

  if (isShared) return <Text size="sm">The device you are using now is a shared one already.</Text>
  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Group align="flex-end">
        <TextInput
          name="label"
          label="Make this device a shared one"
          description="The one you are using now. You are signed out; people switch on it by name and PIN."
          placeholder="Cat room tablet"
          required
          maxLength={80}
          error={fields.label}
        />
        <Button type="submit" variant="default" loading={isBusy}>
          Register this device
        </Button>
      </Group>
    </form>
  )
}
